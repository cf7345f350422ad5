import { onTestFinished } from 'vitest'
import type { Actor } from '#server/actions/actor.ts'
import { systemClock } from '#server/clock.ts'
import { openDatabase } from '#server/db/database.ts'
import { wangFang } from './cast.ts'
import { environmentFor, freshDatabase } from './fresh-database.ts'
import { type Running, startProcess } from './server-process.ts'
import { tokenOf } from './token-of.ts'

/** A server of the test's own, gone when the test has ended. */
export async function start(given?: string, environment: Record<string, string> = {}): Promise<Running> {
  const database = given ?? (await freshDatabase())
  const server = await startProcess(database, { ...environmentFor(database), ...environment })
  onTestFinished(() => void server.child.kill('SIGKILL'))
  return server
}

/** A session of 王芳 or another, put into the database beside the running server. */
export async function token(server: Running, actor: Actor = wangFang): Promise<string> {
  const database = await openDatabase(server.database)
  const district = { code: '310117', name: '松江区' }
  const made = await tokenOf({ district, database, clock: systemClock }, actor)
  await database.close()
  return made
}

/** Sends a batch over the network. */
export function push(server: Running, bearer: string, body: unknown): Promise<Response> {
  return fetch(`${server.url}/api/v1/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify(body),
  })
}
