import { seesDepartmentLayer, type Viewer } from '#core/access/mask.ts'
import { seesContacts } from '#core/access/personal.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import type { CellValue } from '#core/form/field.ts'
import { formById } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import { sameCell } from '#core/record/merge.ts'
import type { GivenReasonTable } from '../db/reason-tables.ts'
import type { RowTransitionTable } from '../db/schema.ts'
import type { Version } from './history.ts'
import { type RowState, usccOf } from './state.ts'
import { statusOf } from './table.ts'

type HistoryEntry = ParcelDetail['history'][number]

/**
 * What was changed in the rows of a parcel, newest first; changes of masked layers are left out.
 * @param units names of the 第三方技术单位 of accounts, by username
 */
export function historyOf(
  rows: readonly RowState[],
  versions: ReadonlyMap<string, readonly Version[]>,
  viewer: Viewer,
  units: ReadonlyMap<string, string> = new Map(),
): HistoryEntry[] {
  return rows
    .flatMap((row) => entriesOf(row, versions.get(keyText(row.key)) ?? [], viewer))
    .map((entry) => ({ ...entry, unit: units.get(entry.username) ?? null }))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.revision - a.revision))
}

function entriesOf(row: RowState, versions: readonly Version[], viewer: Viewer): readonly HistoryEntry[] {
  const { fields } = formById(row.key.form)
  const standing = new Map<string, CellValue | null>()
  return versions.flatMap(({ revision, layer, at, by, username, batch, source, fields: changed }) => {
    const changes: HistoryEntry['changes'] = []
    for (const [name, to] of Object.entries(changed)) {
      const place = `${layer}/${name}`
      const from = standing.get(place) ?? null
      standing.set(place, to)
      const field = fields[name]
      const isSeen =
        field !== undefined &&
        (field.personal === undefined || seesContacts(viewer)) &&
        (layer !== 'department' || seesDepartmentLayer(viewer, field, usccOf(row.key)))
      if (isSeen && !sameCell(from, to)) changes.push({ field: name, from, to })
    }
    const isFirst = revision === 1
    return changes.length > 0 || isFirst
      ? [{ revision, at, by, username, batch, layer, source, key: keyText(row.key), changes }]
      : []
  })
}

/** Why a warning was left standing, then; the values it was given for stay with the rows. */
export function reasonBody(given: GivenReasonTable): ParcelDetail['reasons'][number] {
  const { row_key: key, code, field, reason, by_name: by, at } = given
  return { key, code, field, reason, by, at, takenBack: given.taken_back === 1 }
}

export function transitionBody(transition: RowTransitionTable): ParcelDetail['transitions'][number] {
  const { revision, from_status, to_status, reason, by_name, at } = transition
  return { revision, at, by: by_name, from: statusOf(from_status), to: statusOf(to_status), reason }
}
