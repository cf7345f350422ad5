import type { Kysely } from 'kysely'
import { keyText, type RowKey } from '#core/record/key.ts'
import { groupedBy } from '../collections.ts'
import type { ConflictSettlementTable, FieldConflictTable } from './conflict-tables.ts'
import { inPieces } from './rows.ts'
import type { Schema } from './schema.ts'

export async function appendConflicts(db: Kysely<Schema>, conflicts: readonly FieldConflictTable[]): Promise<void> {
  await inPieces(conflicts, (piece) =>
    db
      .insertInto('field_conflict')
      .values([...piece])
      .execute(),
  )
}

/** Conflicts on the rows that edits of the account raised and nobody has settled. */
export async function openConflictsOf(
  db: Kysely<Schema>,
  district: string,
  username: string,
  keys: readonly RowKey[],
): Promise<readonly FieldConflictTable[]> {
  const open = db
    .selectFrom('field_conflict')
    .where('district', '=', district)
    .where('username', '=', username)
    .where('state', '=', 'open')
  // Most have none: one question then answers for all the rows of a batch.
  if ((await open.select('id').limit(1).execute()).length === 0) return []
  const found: FieldConflictTable[] = []
  for (const ofPlace of groupedBy(keys, ({ form, cycle }) => `${form} ${cycle}`).values()) {
    const [first] = ofPlace
    if (first === undefined) continue
    await inPieces([...new Set(ofPlace.map(keyText))], async (piece) => {
      const conflicts = await open
        .selectAll()
        .where('form', '=', first.form)
        .where('cycle', '=', first.cycle)
        .where('row_key', 'in', piece)
        .execute()
      for (const conflict of conflicts) found.push(conflict)
    })
  }
  return found
}

export async function conflictsById(
  db: Kysely<Schema>,
  district: string,
  ids: readonly string[],
): Promise<readonly FieldConflictTable[]> {
  const found: FieldConflictTable[] = []
  await inPieces(ids, async (piece) => {
    const conflicts = await db
      .selectFrom('field_conflict')
      .selectAll()
      .where('district', '=', district)
      .where('id', 'in', piece)
      .execute()
    for (const conflict of conflicts) found.push(conflict)
  })
  return found
}

/** Every decision on the conflicts, the first one first. */
export async function settlementsOf(
  db: Kysely<Schema>,
  district: string,
  conflicts: readonly string[],
): Promise<readonly ConflictSettlementTable[]> {
  const found: ConflictSettlementTable[] = []
  await inPieces(conflicts, async (piece) => {
    const settlements = await db
      .selectFrom('conflict_settlement')
      .selectAll()
      .where('district', '=', district)
      .where('conflict', 'in', piece)
      .orderBy('conflict')
      .orderBy('number')
      .execute()
    for (const settlement of settlements) found.push(settlement)
  })
  return found
}

/** Writes decisions down; their conflicts are settled from then on. */
export async function appendSettlements(
  db: Kysely<Schema>,
  district: string,
  settlements: readonly ConflictSettlementTable[],
): Promise<void> {
  await inPieces(settlements, async (piece) => {
    await db
      .insertInto('conflict_settlement')
      .values([...piece])
      .execute()
    await db
      .updateTable('field_conflict')
      .set({ state: 'settled' })
      .where('district', '=', district)
      .where(
        'id',
        'in',
        piece.map(({ conflict }) => conflict),
      )
      .execute()
  })
}

/** Makes the state of every conflict anew from the decisions on it. */
export async function rebuildStates(db: Kysely<Schema>, district: string): Promise<void> {
  await db
    .updateTable('field_conflict')
    .set((conflict) => ({
      state: conflict
        .case()
        .when(
          conflict.exists(
            conflict
              .selectFrom('conflict_settlement')
              .select('number')
              .whereRef('conflict_settlement.district', '=', 'field_conflict.district')
              .whereRef('conflict_settlement.conflict', '=', 'field_conflict.id'),
          ),
        )
        .then('settled')
        .else('open')
        .end(),
    }))
    .where('district', '=', district)
    .execute()
}

/** Ids of conflicts whose state is not what the decisions on them make it; the first ones. */
export async function wrongStates(db: Kysely<Schema>, district: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('field_conflict')
    .leftJoin('conflict_settlement', (join) =>
      join
        .onRef('conflict_settlement.district', '=', 'field_conflict.district')
        .onRef('conflict_settlement.conflict', '=', 'field_conflict.id')
        .on('conflict_settlement.number', '=', 1),
    )
    .select('field_conflict.id')
    .where('field_conflict.district', '=', district)
    .where((row) =>
      row.or([
        row.and([row('field_conflict.state', '=', 'open'), row('conflict_settlement.number', 'is not', null)]),
        row.and([row('field_conflict.state', '<>', 'open'), row('conflict_settlement.number', 'is', null)]),
      ]),
    )
    .orderBy('field_conflict.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
