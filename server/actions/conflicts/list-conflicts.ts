import type { Kysely } from 'kysely'
import type { z } from 'zod'
import { conflictChoice, type conflictEndpoints, type LedgerConflict } from '#core/api/conflicts.ts'
import { keyText } from '#core/record/key.ts'
import { distinct } from '../../collections.ts'
import { devicesOfBatches } from '../../db/batches.ts'
import { conflictPage, countOpenConflicts, type ListedConflict } from '../../db/conflict-list.ts'
import type { ConflictSettlementTable } from '../../db/conflict-tables.ts'
import { settlementsOf } from '../../db/conflicts.ts'
import type { Schema } from '../../db/schema.ts'
import { cellOfText } from '../../rows/conflict.ts'
import { textOrNull } from '../../rows/state.ts'
import { fromTable, layerNamed } from '../../rows/table.ts'
import { hiddenPlaces, visibleCells } from '../../rows/view.ts'
import type { Service } from '../../service.ts'
import type { Actor } from '../actor.ts'
import type { Grant } from '../authorise.ts'
import { notOurCursor, readCursor, writeCursor } from '../cursor.ts'
import { withinScope } from '../scope.ts'
import { settleRefusal } from './settle-refusal.ts'

export type ConflictsQuery = z.infer<(typeof conflictEndpoints)['conflicts']['query']>
export type ConflictsAnswer = z.infer<(typeof conflictEndpoints)['conflicts']['answers'][200]>

const defaultLimit = 100

/**
 * The conflict ledger of a year, newest first, as the reader may see it; what is not for them is neither listed nor
 * counted. Conflicts of removed rows rest until the row comes back.
 * Throws ProblemError malformed-request for a cursor that is not ours.
 */
export async function listConflicts(service: Service, grant: Grant, query: ConflictsQuery): Promise<ConflictsAnswer> {
  const { actor, scope } = grant
  const { cycle, town = null, parcelCode = null, state = 'open', own, limit = defaultLimit } = query
  const district = service.district.code
  const after = query.cursor === undefined ? null : placeOf(query.cursor)
  const filter = { district, cycle, scope: withinScope(scope), hidden: hiddenPlaces(actor), town, parcelCode }
  const username = own === 'yes' ? actor.username : null
  return service.database.read(async (db) => {
    const asked = { state: state === 'all' ? null : state, username, after, limit: limit + 1 }
    const found = await conflictPage(db, filter, asked)
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      items: await ledgerConflicts(db, page, actor),
      nextCursor:
        found.length > limit && last !== undefined ? writeCursor([last.conflict_seq, last.at, last.id]) : null,
      open: await countOpenConflicts(db, filter),
    }
  })
}

function placeOf(cursor: string): { readonly seq: number; readonly at: string; readonly id: string } {
  const [seq, at, id] = readCursor(cursor, 3)
  if (typeof seq === 'number' && Number.isSafeInteger(seq) && typeof at === 'string' && typeof id === 'string') {
    return { seq, at, id }
  }
  throw notOurCursor()
}

async function ledgerConflicts(
  db: Kysely<Schema>,
  page: readonly ListedConflict[],
  actor: Actor,
): Promise<LedgerConflict[]> {
  const [first] = page
  if (first === undefined) return []
  const { district } = first
  const batches = distinct(page.flatMap(({ batch, theirs_batch }) => [batch, theirs_batch]))
  const devices = await devicesOfBatches(db, district, batches)
  const settlements = await settlementsOf(
    db,
    district,
    page.map(({ id }) => id),
  )
  // The last one stays.
  const decisions = new Map(settlements.map((settlement) => [settlement.conflict, settlement]))
  return page.map((conflict) => ledgerConflict(conflict, decisions.get(conflict.id), devices, actor))
}

function ledgerConflict(
  conflict: ListedConflict,
  decision: ConflictSettlementTable | undefined,
  devices: ReadonlyMap<string, string>,
  actor: Actor,
): LedgerConflict {
  const row = fromTable(conflict)
  const { key } = row
  const layer = layerNamed(conflict.layer)
  const { field } = conflict
  const { firmName } = visibleCells(row, actor)
  return {
    id: conflict.id,
    form: key.form,
    key: keyText(key),
    parcelCode: key.parcelCode,
    parcelName: conflict.parcel_name,
    firmName: key.form === 'enterprise-information' ? textOrNull(firmName) : null,
    townCode: row.townCode,
    field,
    layer,
    base: cellOfText(conflict.base_value),
    mine: cellOfText(conflict.mine),
    mineBy: conflict.by_name,
    mineAt: conflict.at,
    mineDevice: devices.get(conflict.batch),
    theirs: cellOfText(conflict.theirs),
    theirsBy: conflict.theirs_by,
    theirsAt: conflict.theirs_at,
    theirsDevice: devices.get(conflict.theirs_batch),
    current: row.layered[layer]?.[field] ?? null,
    rowRevision: row.revision,
    maySettle: settleRefusal(actor, row, layer, field) === null,
    settlement: decision === undefined ? null : settlementBody(decision),
  }
}

function settlementBody(decision: ConflictSettlementTable): NonNullable<LedgerConflict['settlement']> {
  const { choice, settled_value, by_name: by, at, reason, replaced_by } = decision
  const replacedBy = replaced_by === null ? {} : { replacedBy: replaced_by }
  return { choice: conflictChoice.parse(choice), value: cellOfText(settled_value), by, at, reason, ...replacedBy }
}
