import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** As a sentence, or within a line of JSON. */
const served = /已启动：([^\s"]+)[\s"]/
const patienceMilliseconds = 120_000

/** A server as a process of its own. */
export interface Running {
  readonly child: ChildProcess
  /** Empty when it ended instead of serving. */
  readonly url: string
  /** Place of its database. */
  readonly database: string
  /** From the start of the process until it said that it serves. */
  readonly startedInMilliseconds: number
  /** What it has printed so far. */
  printed(): string
}

/** npm start, without npm, on a port of the system's choice; resolves when it serves or has ended. */
export async function startProcess(database: string, environment: Record<string, string> = {}): Promise<Running> {
  const started = performance.now()
  const child = spawn(process.execPath, [join(root, 'launch.js'), 'server/main.ts'], {
    env: { ...process.env, PORT: '0', DATABASE_URL: database, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = (): boolean => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  let text = ''
  const said = new Promise<void>((serves) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part
        if (served.test(text)) serves()
      })
  })
  await Promise.race([said, once(child, 'exit'), new Promise((go) => setTimeout(go, patienceMilliseconds).unref())])
  return {
    child,
    url: served.exec(text)?.[1] ?? '',
    database,
    startedInMilliseconds: performance.now() - started,
    printed: () => text,
  }
}

/** Resolves when the process has ended. */
export async function ended(child: ChildProcess): Promise<readonly [code: number | null, signal: string | null]> {
  if (child.exitCode !== null || child.signalCode !== null) return [child.exitCode, child.signalCode]
  const [code, signal] = await once(child, 'exit')
  return [code, signal]
}
