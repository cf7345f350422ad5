import Sqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely'
import { PlannedOnce } from './sqlite-compiler.ts'

const keptStatements = 500

/** A connection that prepares each text once: the same few hundred statements serve every request. */
function withPreparedStatements(connection: Sqlite.Database): Pick<Sqlite.Database, 'close'> & {
  prepare(text: string): SqliteStatement
} {
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => connection.close(),
    prepare(text) {
      const known = prepared.get(text)
      if (known !== undefined) return known
      const statement: SqliteStatement = connection.prepare(text)
      const oldest = prepared.keys().next().value
      if (prepared.size >= keptStatements && oldest !== undefined) prepared.delete(oldest)
      prepared.set(text, statement)
      return statement
    },
  }
}

const breathMilliseconds = 15

/** The library works without ever returning to the event loop; between statements of long work others get a turn. */
class BreathingDriver extends SqliteDriver {
  #lastTurn = 0
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection()
    return {
      streamQuery: (query, size) => connection.streamQuery(query, size),
      executeQuery: async (query) => {
        if (performance.now() - this.#lastTurn > breathMilliseconds) {
          await new Promise<void>((turn) => setImmediate(turn))
          this.#lastTurn = performance.now()
        }
        return connection.executeQuery(query)
      },
    }
  }
}

/** A writing transaction takes the lock when it begins: another process may wait for it, but never breaks it half-way. */
class WritingDriver extends BreathingDriver {
  readonly #isInTransaction: () => boolean
  constructor(config: SqliteDialectConfig, isInTransaction: () => boolean) {
    super(config)
    this.#isInTransaction = isInTransaction
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
  /** A full disk or a failing one ends the transaction by itself; what the job threw must not be hidden by that. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#isInTransaction()) await super.rollbackTransaction(connection)
  }
}

/** Tables are made and changed within a transaction too: an upgrade that breaks half-way leaves nothing behind. */
class AdapterOfWholeUpgrades extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class DialectWithDriver extends SqliteDialect {
  readonly #driver: () => Driver
  constructor(config: SqliteDialectConfig, driver: () => Driver) {
    super(config)
    this.#driver = driver
  }
  override createDriver(): Driver {
    return this.#driver()
  }
  override createAdapter(): SqliteAdapter {
    return new AdapterOfWholeUpgrades()
  }
  override createQueryCompiler(): PlannedOnce {
    return new PlannedOnce()
  }
}

/** synchronous=FULL: a commit is on disk before it returns, so that nothing acknowledged is lost with the power. */
const writerPragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  'trusted_schema = OFF',
  'journal_size_limit = 67108864',
  // kB. What is asked often fits; the rest is in the system's own cache, which is given back when others need it.
  'cache_size = -4000',
]

const readerPragmas = ['busy_timeout = 5000', 'trusted_schema = OFF', 'cache_size = -2000']

/** The connection that writes; creates the file. `checkpoint` empties the write-ahead log into the database file. */
export function writerDialect(file: string): { readonly dialect: SqliteDialect; readonly checkpoint: () => void } {
  const connection = new Sqlite(file)
  for (const pragma of writerPragmas) connection.pragma(pragma)
  const config = { database: withPreparedStatements(connection) }
  const dialect = new DialectWithDriver(config, () => new WritingDriver(config, () => connection.inTransaction))
  return { dialect, checkpoint: () => void connection.pragma('wal_checkpoint(TRUNCATE)') }
}

/** A connection that only reads, beside the writer, from the same file. `close` also closes it where nothing was ever read. */
export function readerDialect(file: string): { readonly dialect: SqliteDialect; readonly close: () => void } {
  const connection = new Sqlite(file, { readonly: true, fileMustExist: true })
  for (const pragma of readerPragmas) connection.pragma(pragma)
  const config = { database: withPreparedStatements(connection) }
  return {
    dialect: new DialectWithDriver(config, () => new BreathingDriver(config)),
    close: () => void connection.close(),
  }
}
