import type { DialectAdapter, Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Statements that are made once for each database system and number of rows or keys, and kept for as long as the program runs. */
export function keptStatements<Statement>(): (db: Kysely<Schema>, count: number, make: () => Statement) => Statement {
  const kept = new WeakMap<DialectAdapter, Map<number, Statement>>()
  return (db, count, make) => {
    const { adapter } = db.getExecutor()
    const ofSystem = kept.get(adapter) ?? new Map<number, Statement>()
    kept.set(adapter, ofSystem)
    const statement = ofSystem.get(count) ?? make()
    ofSystem.set(count, statement)
    return statement
  }
}
