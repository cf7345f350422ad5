import type { Kysely } from 'kysely'
import type { RemovalAnswer, RemovalBody, RemovalOutcome } from '#core/api/removals.ts'
import type { Problem } from '#core/error/problem.ts'
import { keyText, type RowKey } from '#core/record/key.ts'
import { instantText, todayInShanghai } from '../../clock.ts'
import { takeNumbers } from '../../db/counter.ts'
import { appendRemovals, deleteRemovedParcel, saveRemovedParcels } from '../../db/removals.ts'
import { saveRows } from '../../db/rows.ts'
import type { Schema } from '../../db/schema.ts'
import { saveDifferences } from '../../rows/differences.ts'
import { refreshTouched } from '../../rows/refresh-touched.ts'
import { removedParcels } from '../../rows/removed-parcels.ts'
import type { RowState } from '../../rows/state.ts'
import { toTable } from '../../rows/table.ts'
import type { WorkingSet } from '../../rows/working-set.ts'
import type { Service } from '../../service.ts'
import type { Grant } from '../authorise.ts'
import { isDenial } from '../denial.ts'
import { refusalBody } from '../wording.ts'
import type { Move } from './move-rows.ts'
import { type AskedRow, Removing } from './removing.ts'

/** Rows a denial names; it counts them all. */
const deniedNamed = 20

/**
 * Takes rows out or brings them back, each with its own outcome, all in one transaction. A parcel takes along the firms
 * that are there, and brings back those it took. Nothing of a row is lost; one that stands so already is answered the
 * same again and nothing is written.
 */
export async function removeRows(service: Service, grant: Grant, body: RemovalBody): Promise<RemovalAnswer> {
  const { username, name } = grant.actor
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  const at = instantText(service.clock.now())
  const { reason } = body
  return service.database.write(async (db) => {
    const removing = await Removing.load(db, district, grant, body)
    const { work } = removing
    const firstSeq = await takeNumbers(db, district, 'change', body.rows.length)
    const found: (RowState | Problem)[] = []
    const moved: RowKey[] = []
    for (const [place, index] of parcelsFirst(body.rows).entries()) {
      const asked = body.rows[index]
      if (asked === undefined) continue
      const row = removing.find(asked)
      found[index] = row
      if ('code' in row) continue
      const move: Move = { district, seq: firstSeq + place, at, reason, username, by: name }
      const lines = await removing.move(db, row, move)
      if (lines.length === 0) continue
      await appendRemovals(db, lines)
      await recordMove(db, service, grant, row, { at, rows: lines.length })
      moved.push(row.key)
    }
    const denied = body.rows.filter((_, index) => isDenied(found[index]))
    if (denied.length > 0) await recordDenied(db, service, grant, { at, to: body.to, denied })
    await saveRows(
      db,
      work.changed().map((row) => toTable(district, row)),
    )
    await saveDifferences(db, district, work.changed())
    await keepRemovedParcels(db, district, work, moved)
    await refreshTouched(db, district, today, work, moved)
    return { items: body.rows.map((asked, index) => outcomeOf(asked, found[index], work)) }
  })
}

function parcelsFirst(rows: readonly AskedRow[]): readonly number[] {
  const isParcel = (index: number): boolean => rows[index]?.form === 'parcel-self-assessment'
  const indexes = [...rows.keys()]
  return [...indexes.filter(isParcel), ...indexes.filter((index) => !isParcel(index))]
}

function isDenied(found: RowState | Problem | undefined): boolean {
  return found !== undefined && 'code' in found && isDenial(found)
}

function outcomeOf({ form, key }: AskedRow, found: RowState | Problem | undefined, work: WorkingSet): RemovalOutcome {
  if (found === undefined) throw new Error(`${key} was not dealt with`)
  if ('code' in found) return { form, key, revision: null, refusal: refusalBody(found) }
  return { form, key, revision: work.get(found.key)?.revision ?? null, refusal: null }
}

/** The reason may name people: it stands with the row, not here. */
async function recordMove(
  db: Kysely<Schema>,
  { audit, district }: Service,
  { actor }: Grant,
  before: RowState,
  { at, rows }: { readonly at: string; readonly rows: number },
): Promise<void> {
  const { username, role } = actor
  const action = before.removed ? 'row-restored' : 'row-removed'
  const details = { form: before.key.form, revision: before.revision + 1, rows }
  const object = keyText(before.key)
  await audit.append(db, { district: district.code, at, username, role, action, object, details })
}

async function recordDenied(
  db: Kysely<Schema>,
  { audit, district }: Service,
  { actor, endpoint }: Grant,
  { at, to, denied }: { readonly at: string; readonly to: string; readonly denied: readonly AskedRow[] },
): Promise<void> {
  const { username, role } = actor
  const first = denied.slice(0, deniedNamed).map(({ key }) => key)
  const details = { to, rows: denied.length, first }
  await audit.append(db, { district: district.code, at, username, role, action: 'denied', object: endpoint, details })
}

/** Where the parcels that went are looked up from now on, and those that came back no longer. */
async function keepRemovedParcels(
  db: Kysely<Schema>,
  district: string,
  work: WorkingSet,
  moved: readonly RowKey[],
): Promise<void> {
  const codes = new Set(moved.filter(({ form }) => form === 'parcel-self-assessment').map((key) => keyText(key)))
  const parcels = work.parcels().filter(({ parcel }) => codes.has(keyText(parcel.key)))
  for (const { cycle, parcelCode, parcel } of parcels) {
    if (!parcel.removed) await deleteRemovedParcel(db, district, cycle, parcelCode)
  }
  await saveRemovedParcels(db, removedParcels(district, parcels))
}
