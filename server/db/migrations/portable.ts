import { type Kysely, PostgresAdapter, sql } from 'kysely'

/*
 * Frozen like the migrations it serves. They are written once, as SQLite reads them; PostgreSQL gets the same statements
 * with its own names of the types. Text is compared byte by byte on both, so that both give the same order.
 */

function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

function forPostgres(statement: string): string {
  return statement
    .replace(/\)\s*strict\s*$/, ')')
    .replaceAll(/\binteger\b/g, 'bigint')
    .replaceAll(/\breal\b/g, 'double precision')
    .replaceAll(/\bblob\b/g, 'bytea')
    .replaceAll(/\btext\b/g, 'text collate "C"')
}

/** Runs the statements in order: `create table … strict`, `create index …`, `alter table …`, types in SQLite's names. */
export async function runStatements(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    await sql.raw(isPostgres(db) ? forPostgres(statement) : statement).execute(db)
  }
}

function sqliteRefusal(table: string, event: 'update' | 'delete'): string {
  return `create trigger ${table}_no_${event} before ${event} on ${table}
    begin select raise(abort, '${table} is append-only'); end`
}

const postgresFunction = `create or replace function refuse_change() returns trigger language plpgsql as
  $$ begin raise exception '% is append-only', tg_table_name; end $$`

function postgresRefusals(table: string): readonly string[] {
  return [
    postgresFunction,
    `create trigger ${table}_no_change before update or delete on ${table}
      for each row execute function refuse_change()`,
    `create trigger ${table}_no_truncate before truncate on ${table} execute function refuse_change()`,
  ]
}

/** From now on rows of the table are added and neither changed nor taken away. */
export async function makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  const refusals = isPostgres(db)
    ? postgresRefusals(table)
    : [sqliteRefusal(table, 'update'), sqliteRefusal(table, 'delete')]
  for (const refusal of refusals) await sql.raw(refusal).execute(db)
}

/** SQLite would leave a dropped table in the file, as unused pages; PostgreSQL deletes the file of a dropped one. */
export async function withSecureDelete(db: Kysely<unknown>, change: () => Promise<void>): Promise<void> {
  if (isPostgres(db)) return change()
  const { rows } = await sql<{ secure_delete: number }>`pragma secure_delete`.execute(db)
  await sql`pragma secure_delete = on`.execute(db)
  await change()
  await sql`pragma secure_delete = ${sql.lit(rows[0]?.secure_delete ?? 0)}`.execute(db)
}
