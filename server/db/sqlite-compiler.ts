import { SqliteQueryCompiler } from 'kysely'

/**
 * Puts queries into SQLite's words so that each is planned once. SQLite plans a statement anew whenever a value is bound
 * that its plan might rest on (an equality no index covers, a limit, the condition of a partial index), and that is most
 * of ours, each time they run: planning a short one takes several times as long as answering it. Of `+?` it knows nothing
 * beforehand; the value is the same. A query that wants a partial index says its condition as a literal.
 */
export class PlannedOnce extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?'
  }
}
