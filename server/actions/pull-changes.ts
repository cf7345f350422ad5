import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { rowEndpoints, StoredRow } from '#core/api/rows.ts'
import { keyText } from '#core/record/key.ts'
import { changedRows } from '../db/changes.ts'
import type { Schema } from '../db/schema.ts'
import type { RowState } from '../rows/state.ts'
import { fromTable } from '../rows/table.ts'
import { maskedFields, visibleCells } from '../rows/view.ts'
import type { Service } from '../service.ts'
import type { Actor } from './actor.ts'
import type { Grant } from './authorise.ts'
import { notOurCursor, readCursor, writeCursor } from './cursor.ts'
import { type Scope, withinScope, withinScopeOfRemoved } from './scope.ts'

export type ChangesQuery = z.infer<(typeof rowEndpoints)['changes']['query']>
export type ChangesAnswer = z.infer<(typeof rowEndpoints)['changes']['answers'][200]>

const defaultLimit = 200
/** More parcels than a query should name: their pages are sifted after they were read. */
const mostNamed = 5000

/**
 * Rows within the caller's scope that changed after the cursor, oldest change first, as they stand now. The cursor of
 * the last page is where the next pull begins. Throws ProblemError malformed-request for a cursor that is not ours.
 */
export async function pullChanges(service: Service, grant: Grant, query: ChangesQuery): Promise<ChangesAnswer> {
  const { actor, scope } = grant
  const district = service.district.code
  const limit = query.limit ?? defaultLimit
  const [seq, rowKey] = place(query.cursor)
  return service.database.read(async (db) => {
    const isWhole = scope.kind === 'district' || scope.kind === 'town'
    const own = isWhole ? null : await ownParcels(db, district, scope)
    const named = own === null || own.length > mostNamed ? null : own.map((line) => line.parcel_code)
    const rows = await changedRows(db, {
      district,
      cycle: query.cycle ?? null,
      seq,
      rowKey,
      town: scope.kind === 'town' ? scope.town : null,
      parcelCodes: named,
      limit: limit + 1,
    })
    // A parcel may be the firm's in one year and another's in the next.
    const mine = own === null ? null : new Set(own.map((line) => `${line.cycle}/${line.parcel_code}`))
    const page = rows.slice(0, limit)
    const visible = page.filter((row) => mine === null || mine.has(`${row.cycle}/${row.parcel_code}`))
    const last = page.at(-1)
    return {
      items: visible.map((row) => storedRow(fromTable(row), actor)),
      nextCursor: writeCursor(last === undefined ? [seq, rowKey] : [last.seq, last.row_key]),
      more: rows.length > limit,
    }
  })
}

/** Removed ones too: whoever had them is told. */
async function ownParcels(db: Kysely<Schema>, district: string, scope: Scope) {
  const lines = await db
    .selectFrom('parcel')
    .select(['cycle', 'parcel_code'])
    .where('district', '=', district)
    .where(withinScope(scope))
    .execute()
  const removed = await db
    .selectFrom('removed_parcel')
    .select(['cycle', 'parcel_code'])
    .where('district', '=', district)
    .where(withinScopeOfRemoved(scope))
    .execute()
  return [...lines, ...removed]
}

function place(cursor: string | undefined): readonly [seq: number, rowKey: string] {
  if (cursor === undefined) return [0, '']
  const [seq, rowKey] = readCursor(cursor, 2)
  if (typeof seq === 'number' && Number.isSafeInteger(seq) && typeof rowKey === 'string') return [seq, rowKey]
  throw notOurCursor()
}

/** A row as the actor may see it; of a removed one that it is. Of a field whose 部门核定 value is masked what was reported; masked fields are named. */
export function storedRow(row: RowState, actor: Actor): StoredRow {
  const masked = maskedFields(row, actor)
  const { key, revision, status, updatedBy: changedBy, updatedAt: changedAt } = row
  if (row.removed) {
    const place = { form: key.form, key: keyText(key), revision, status }
    return { ...place, cells: {}, masked: [], removed: true, changedBy, changedAt }
  }
  const cells = visibleCells(row, actor)
  return { form: key.form, key: keyText(key), revision, status, cells, masked: [...masked], changedBy, changedAt }
}
