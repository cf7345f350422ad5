import { PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DatabaseUrl } from '../database-place.ts'

const secondsToConnect = 10
/** A process that died with its power gives its locks back after so long. */
const secondsIdleInTransaction = 60
/** What has not got its turn by then is told that the server is busy. */
export const secondsForLock = 20

/** Counts, sums and instants are whole numbers far below 2^53; the driver would hand them over as texts. */
const asNumbers: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC])

/** @param connections at most so many at once, opened as they are needed */
export function postgresDialect(url: DatabaseUrl, connections: number): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'parcel-checkup',
    connectionTimeoutMillis: secondsToConnect * 1000,
    idle_in_transaction_session_timeout: secondsIdleInTransaction * 1000,
    lock_timeout: secondsForLock * 1000,
    keepAlive: true,
    types: {
      getTypeParser: (oid, format) => (asNumbers.has(oid) ? Number : pg.types.getTypeParser(oid, format)),
    },
  })
  // A connection that breaks is told to whoever waits on it, and the pool opens another; the event itself, on which the
  // process would end, says nothing more.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new PostgresDialect({ pool })
}
