import type { Kysely } from 'kysely'
import type { BulkOperation, BulkOrder } from '#core/api/bulk.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { reasonFor } from '../actions/transition.ts'
import { canonicalJson } from '../canonical-json.ts'
import { instantText } from '../clock.ts'
import {
  countsByState,
  findOperation,
  insertChosen,
  insertFiltered,
  insertOperation,
  updateOperation,
} from '../db/bulk-operations.ts'
import type { BulkOperationTable } from '../db/bulk-tables.ts'
import { takeNumbers } from '../db/counter.ts'
import { parcelLines } from '../db/parcels.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { codesOfChoice, filterOf } from './chosen.ts'
import { bodyOf } from './view.ts'

/**
 * Writes down what is to be done to which parcels: a filter is read once, here. Nothing has been done yet. The same
 * order under the same id is answered, not repeated. Throws ProblemError: malformed-request, batch-id-reused.
 */
export async function startBulk(
  service: Service,
  grant: Grant,
  { id, ...order }: BulkOrder & { readonly id: string },
): Promise<BulkOperation> {
  const { cycle, to, chosen } = order
  const district = service.district.code
  const { username, name, role, org } = grant.actor
  const reason = reasonFor(to, order.reason)
  return service.database.write(async (db) => {
    const known = await findOperation(db, district, id)
    if (known !== null) return repeated(db, grant, known, { to, reason, chosen })
    const at = instantText(service.clock.now())
    const line: BulkOperationTable = {
      district,
      id,
      seq: await takeNumbers(db, district, 'bulk-operation'),
      cycle,
      to_status: to,
      reason,
      chosen: canonicalJson(chosen),
      state: 'running',
      total: 0,
      role,
      org,
      username,
      by_name: name,
      at,
      ended_by: null,
      ended_at: null,
      undone_username: null,
      undone_by: null,
      undone_at: null,
      undone_reason: null,
    }
    await insertOperation(db, line)
    await insertItems(db, district, grant, id, order, at.slice(0, 10))
    const counts = await countsByState(db, district, [id])
    const total = counts.reduce((sum, { items }) => sum + items, 0)
    const state = total === 0 ? 'done' : 'running'
    const changes = { total, state, ...(total === 0 ? { ended_by: name, ended_at: at } : {}) }
    await updateOperation(db, district, id, changes)
    const entry = { district, at, username, role, object: id, details: { cycle, to, parcels: total } } as const
    await service.audit.append(db, { ...entry, action: 'bulk-started' })
    return bodyOf({ ...line, ...changes }, counts, grant)
  })
}

async function repeated(
  db: Kysely<Schema>,
  grant: Grant,
  known: BulkOperationTable,
  { to, reason, chosen }: { to: string; reason: string | null; chosen: BulkOrder['chosen'] },
): Promise<BulkOperation> {
  const isSame = known.to_status === to && known.reason === reason && known.chosen === canonicalJson(chosen)
  if (!isSame || known.username !== grant.actor.username) {
    throw new ProblemError(problem('batch-id-reused', { batch: known.id }))
  }
  return bodyOf(known, await countsByState(db, known.district, [known.id]), grant)
}

async function insertItems(
  db: Kysely<Schema>,
  district: string,
  grant: Grant,
  operation: string,
  { cycle, chosen }: BulkOrder,
  today: string,
): Promise<void> {
  const codes = codesOfChoice(chosen)
  if (codes === null) {
    if ('filter' in chosen) {
      await insertFiltered(db, operation, await filterOf(db, district, grant, cycle, chosen.filter, today))
    }
    return
  }
  const towns = new Map(
    (await parcelLines(db, district, cycle, codes)).map((line) => [line.parcel_code, line.town_code]),
  )
  const blank = { from_status: null, revision: null, review: null, message: null }
  const items = codes.map((parcelCode) => {
    const townCode = towns.get(parcelCode) ?? null
    return { district, operation, parcel_code: parcelCode, town_code: townCode, state: 'waiting', ...blank }
  })
  await insertChosen(db, items)
}
