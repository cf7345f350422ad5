import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import { compiledOnce } from './compiled-once.ts'
import type { AuditTable, Schema } from './schema.ts'

const insertEntries = bulkInsert<AuditTable>((db, entries) => db.insertInto('audit').values(entries))

export async function insertEntry(db: Kysely<Schema>, entry: AuditTable): Promise<void> {
  await insertEntries(db, [entry])
}

const readHash = compiledOnce<{ district: string; seq: number }, Pick<AuditTable, 'hash'>>((db, value) =>
  db.selectFrom('audit').select('hash').where('district', '=', value('district')).where('seq', '=', value('seq')),
)

/** Hash of the entry of that number; null when there is none, or none with a hash. */
export async function hashAt(db: Kysely<Schema>, chain: string, seq: number): Promise<string | null> {
  const [entry] = await readHash(db, { district: chain, seq })
  return entry?.hash ?? null
}

/** Hashes of the entries of those numbers, by number; those that are not there, or have none, are left out. */
export async function hashesAt(
  db: Kysely<Schema>,
  chain: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const entries = await db
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('district', '=', chain)
    .where('seq', 'in', [...seqs])
    .execute()
  return new Map(entries.flatMap(({ seq, hash }) => (hash === null ? [] : [[seq, hash]])))
}

/** The last entry of a chain; null when it has none. */
export async function headOf(db: Kysely<Schema>, chain: string): Promise<AuditTable | null> {
  const entry = await db
    .selectFrom('audit')
    .selectAll()
    .where('district', '=', chain)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return entry ?? null
}

/** Entries of a chain in order, after the number given. */
export async function entriesAfter(
  db: Kysely<Schema>,
  chain: string,
  seq: number,
  limit: number,
): Promise<readonly AuditTable[]> {
  return db
    .selectFrom('audit')
    .selectAll()
    .where('district', '=', chain)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** Every chain that has entries or was ever given a number, by name: one that was removed whole has only its counter. */
export async function chainNames(db: Kysely<Schema>): Promise<readonly string[]> {
  const chains = await db.selectFrom('audit').select('district').distinct().execute()
  const numbered = await db.selectFrom('counter').select('district').where('name', '=', 'audit').execute()
  return [...new Set([...chains, ...numbered].map(({ district }) => district))].sort()
}

/** How many entries were ever numbered: what the counter says, whatever the table holds. */
export async function entriesNumbered(db: Kysely<Schema>, chain: string): Promise<number> {
  const counter = await db
    .selectFrom('counter')
    .select('value')
    .where('district', '=', chain)
    .where('name', '=', 'audit')
    .executeTakeFirst()
  return counter?.value ?? 0
}

export interface AuditFilter {
  readonly chain: string
  /** Instants as they are stored; the first is included, the second is not. */
  readonly from: string | null
  readonly until: string | null
  readonly username: string | null
  readonly actions: readonly string[] | null
  /** Part of the object, lower case. */
  readonly object: string | null
  /** Only entries before this number. */
  readonly before: number | null
  readonly limit: number
}

/** Entries that match, the newest first. */
export async function matchingEntries(db: Kysely<Schema>, filter: AuditFilter): Promise<readonly AuditTable[]> {
  const { chain, from, until, username, actions, object, before, limit } = filter
  if (actions?.length === 0) return []
  let query = db.selectFrom('audit').selectAll().where('district', '=', chain).orderBy('seq', 'desc').limit(limit)
  if (before !== null) query = query.where('seq', '<', before)
  if (from !== null) query = query.where('at', '>=', from)
  if (until !== null) query = query.where('at', '<', until)
  if (username !== null) query = query.where('username', '=', username)
  if (actions !== null) query = query.where('action', 'in', [...actions])
  if (object !== null) {
    // LIKE takes an escape character only by a clause that not every dialect writes alike: wildcards are dropped.
    const part = `%${object.replaceAll(/[%_\\]/g, '')}%`
    query = query.where((entry) => entry(entry.fn<string>('lower', ['object']), 'like', part))
  }
  return query.execute()
}
