import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Actor } from '#server/actions/actor.ts'
import { systemClock } from '#server/clock.ts'
import { openDatabase } from '#server/db/database.ts'
import { wangFang } from './cast.ts'
import { environmentFor, freshDatabase } from './fresh-database.ts'
import { tokenOf } from './http/test-app.ts'

const root = join(import.meta.dirname, '../..')

/** A server as a process of its own. */
export interface Running {
  readonly child: ChildProcess
  readonly url: string
  /** Place of its database. */
  readonly database: string
  /** What it has printed so far. */
  printed(): string
}

/** npm start, without npm, on a port of the system's choice. */
export async function start(given?: string, environment: Record<string, string> = {}): Promise<Running> {
  const database = given ?? (await freshDatabase())
  const child = spawn(process.execPath, [join(root, 'server/main.ts')], {
    env: { ...process.env, PORT: '0', ...environmentFor(database), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (text += part))
  const ended = once(child, 'exit')
  for (let waited = 0; !/已启动：|\n$/.test(text) || !text.includes('已启动：'); waited += 50) {
    const isOver = await Promise.race([ended.then(() => true), new Promise<false>((go) => setTimeout(go, 50, false))])
    if (isOver || waited > 60_000) break
  }
  return { child, url: /已启动：(\S+)/.exec(text)?.[1] ?? '', database, printed: () => text }
}

/** Resolves when the process has ended. */
export async function ended(child: ChildProcess): Promise<readonly [code: number | null, signal: string | null]> {
  if (child.exitCode !== null || child.signalCode !== null) return [child.exitCode, child.signalCode]
  const [code, signal] = await once(child, 'exit')
  return [code, signal]
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
