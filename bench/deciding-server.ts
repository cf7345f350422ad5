import { openService } from '#server/open-service.ts'
import { sunLi } from '#test/server/cast.ts'
import { ended, startProcess } from '#test/server/server-process.ts'
import { tokenOf } from '#test/server/token-of.ts'
import { asInstalled } from './as-installed.ts'
import { asking } from './asking.ts'
import type { Asking } from './decided-year.ts'
import { verifyAll } from './locked-year.ts'
import { watchChildren } from './process-memory.ts'
import { clerk, decidableRows, type PushedRow, pushAll } from './pushed-district.ts'
import { withScratchDatabase } from './scratch-database.ts'
import { startOnce } from './start-once.ts'

/** A server as it is installed, over a district whose parcels can be decided. */
export interface DecidingServer {
  readonly ask: Asking
  readonly rows: readonly PushedRow[]
  readonly pid: number
  /** The largest memory any child process of it has held so far, MB. */
  peakOfChildren(): number
}

/** Measures against such a server, which ends with its district when the work does. */
export function withDecidingServer<Told>(
  parcels: number,
  work: (server: DecidingServer) => Promise<Told>,
): Promise<Told> {
  return withScratchDatabase((database) => served(database, parcels, work))
}

async function served<Told>(
  database: string,
  parcels: number,
  work: (server: DecidingServer) => Promise<Told>,
): Promise<Told> {
  const service = await openService({ databaseUrl: database })
  const rows = decidableRows(parcels)
  await pushAll(service, rows)
  await verifyAll(service, rows)
  const [token, adminToken] = [await tokenOf(service, clerk), await tokenOf(service, sunLi)]
  await service.close()
  await startOnce(database)
  const server = await startProcess(database, asInstalled)
  const { pid } = server.child
  if (pid === undefined || server.url === '') throw new Error(`the server did not start: ${server.printed()}`)
  const children = watchChildren(pid)
  const ask: Asking = { district: asking(server.url, token), admin: asking(server.url, adminToken) }
  try {
    return await work({ ask, rows, pid, peakOfChildren: children.peak })
  } finally {
    children.stop()
    server.child.kill('SIGTERM')
    await ended(server.child)
  }
}
