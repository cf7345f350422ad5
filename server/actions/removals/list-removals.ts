import type { z } from 'zod'
import type { RemovedRow, removalEndpoints } from '#core/api/removals.ts'
import { keyText } from '#core/record/key.ts'
import { removedRows } from '../../db/removals.ts'
import { loadTouched } from '../../rows/load-touched.ts'
import { type RowState, textOrNull } from '../../rows/state.ts'
import { fromTable } from '../../rows/table.ts'
import { visibleCells } from '../../rows/view.ts'
import type { WorkingSet } from '../../rows/working-set.ts'
import type { Service } from '../../service.ts'
import type { Grant } from '../authorise.ts'
import { readTextCursor, writeCursor } from '../cursor.ts'
import { removedPlace } from '../scope.ts'
import { removalRefusal } from './removal-refusal.ts'

export type RemovalsQuery = z.infer<(typeof removalEndpoints)['removals']['query']>
export type RemovalsAnswer = z.infer<(typeof removalEndpoints)['removals']['answers'][200]>

const defaultLimit = 100

/**
 * Rows of a year within the caller's scope that are removed, last removed first.
 * Throws ProblemError malformed-request for a cursor that is not ours.
 */
export async function listRemovals(service: Service, grant: Grant, query: RemovalsQuery): Promise<RemovalsAnswer> {
  const { cycle, town = null, parcelCode = null, limit = defaultLimit } = query
  const district = service.district.code
  const after = query.cursor === undefined ? null : readTextCursor(query.cursor, 3)
  return service.database.read(async (db) => {
    const scope = removedPlace(grant.scope)
    const rows = await removedRows(db, { district, cycle, town, parcelCode, scope, after, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const states = page.map((row) => ({ row: fromTable(row), reason: row.reason }))
    const work = await loadTouched(
      db,
      district,
      states.map(({ row }) => row.key),
    )
    const last = page.at(-1)
    return {
      items: states.map(({ row, reason }) => removedRow(grant, work, row, reason)),
      nextCursor:
        rows.length > limit && last !== undefined ? writeCursor([last.updated_at, last.form, last.row_key]) : null,
    }
  })
}

function removedRow(grant: Grant, work: WorkingSet, row: RowState, reason: string): RemovedRow {
  const { key, revision, townCode, updatedBy: by, updatedAt: at } = row
  const { firmName, parcelName } = visibleCells(row, grant.actor)
  const name = textOrNull(key.form === 'enterprise-information' ? firmName : parcelName)
  const parcel = work.parcelOf(key)
  // A firm comes back with its parcel, not before it.
  const isOpen = key.form === 'parcel-self-assessment' || parcel?.removed === false
  const mayRestore = isOpen && removalRefusal(grant, key.parcelCode, row, parcel) === null
  const { form, parcelCode } = key
  return { form, key: keyText(key), parcelCode, name, townCode, revision, by, at, reason, mayRestore }
}
