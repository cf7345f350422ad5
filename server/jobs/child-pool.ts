/*
 * Work that must not hurt the server runs in a child process: one process a task, its heap capped, killed when its time
 * is up, a few at once and a short queue. A process and not a thread, because what a thread allocated stays with the
 * server. The child may read the program's own files and nothing else, writes nothing and gets no secret of ours.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownStatus } from './peak-memory.ts'
import { spareChild } from './spare-child.ts'

export interface ChildLimits {
  readonly atOnce: number
  /** Tasks that may wait for a place; one more is told that we are busy. */
  readonly waiting: number
  /** Wall clock of one task, without its time in the queue. */
  readonly seconds: number
  readonly heapMegabytes: number
  /** Files outside the program's folder that the child may read too. */
  readonly reads?: readonly string[]
  /** So long after a task a process stands ready for the next one; without it each is started when its task comes. */
  readonly readySeconds?: number
}

/** How a task ended. */
export type ChildOutcome<Reply> = { readonly kind: 'answered'; readonly reply: Reply } | ChildFailure

/** Why there is no answer; only `died` is a defect. */
export type ChildFailure =
  | { readonly kind: 'busy' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'died'; readonly reason: string }

/** Runs tasks of one kind. Requests and replies are structured clones. */
export interface ChildPool<Request, Reply> {
  run(request: Request): Promise<ChildOutcome<Reply>>
  counts(): ChildCounts
}

/** What a pool is doing, and how its tasks have ended since it was made. */
export interface ChildCounts {
  readonly running: number
  readonly waiting: number
  readonly ended: Readonly<Record<ChildOutcome<never>['kind'], number>>
}

const root = resolve(import.meta.dirname, '../..')
const stderrKept = 4_000
const youngMegabytes = 32

/** @param entry module that answers the first message it receives with one message and disconnects */
export function childPool<Request, Reply>(entry: URL, limits: ChildLimits): ChildPool<Request, Reply> {
  const waiting: (() => void)[] = []
  const { readySeconds = 0 } = limits
  const spare = spareChild(() => startChild(entry, limits), readySeconds)
  let running = 0
  const ended = { answered: 0, busy: 0, 'timed-out': 0, 'out-of-memory': 0, died: 0 }

  function counted(outcome: ChildOutcome<Reply>): ChildOutcome<Reply> {
    ended[outcome.kind] += 1
    return outcome
  }

  async function place(): Promise<void> {
    if (running >= limits.atOnce) await new Promise<void>((free) => waiting.push(free))
    else running += 1
  }

  /** Hands the place to the longest waiting, who then counts as running in our stead. */
  function leave(): void {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }

  return {
    async run(request) {
      if (running >= limits.atOnce && waiting.length >= limits.waiting) return counted({ kind: 'busy' })
      await place()
      try {
        return counted(await runChild<Request, Reply>(spare.take(), limits, request))
      } finally {
        leave()
        if (readySeconds > 0) spare.prepare()
      }
    },
    counts: () => ({ running, waiting: waiting.length, ended: { ...ended } }),
  }
}

/** A process with the limits of a pool, for work that takes more than one message. */
export function startChild(entry: URL, limits: Pick<ChildLimits, 'heapMegabytes' | 'reads'>): ChildProcess {
  const child = fork(fileURLToPath(entry), {
    execArgv: [
      `--max-old-space-size=${limits.heapMegabytes}`,
      // A short life begins with much memory: growing to it step by step costs a tenth of the time.
      `--min-semi-space-size=${youngMegabytes}`,
      `--max-semi-space-size=${youngMegabytes}`,
      '--permission',
      `--allow-fs-read=${root}${sep}*`,
      `--allow-fs-read=${ownStatus}`,
      ...(limits.reads ?? []).map((file) => `--allow-fs-read=${file}`),
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: childEnvironment(),
  })
  const kill = (): boolean => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('close', () => process.off('exit', kill))
  return child
}

/** Windows cannot start a process without its own folder; keys and addresses stay with us. */
export function childEnvironment(): NodeJS.ProcessEnv {
  return environmentOf(['SystemRoot', 'TZ'])
}

/** The same for a process that reads no file of a stranger: what was compiled before it need not compile again. */
export function trustedEnvironment(): NodeJS.ProcessEnv {
  return environmentOf(['SystemRoot', 'TZ', 'NODE_COMPILE_CACHE'])
}

function environmentOf(names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => names.includes(name)))
}

function runChild<Request, Reply>(
  child: ChildProcess,
  limits: ChildLimits,
  request: Request,
): Promise<ChildOutcome<Reply>> {
  const kill = (): boolean => child.kill('SIGKILL')
  return new Promise<ChildOutcome<Reply>>((done) => {
    let stderr = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-stderrKept)
    })
    const timer = setTimeout(() => {
      done({ kind: 'timed-out' })
      kill()
    }, limits.seconds * 1000)
    child.once('message', (reply) => done({ kind: 'answered', reply: reply as Reply }))
    child.once('error', (error) => done({ kind: 'died', reason: error.message }))
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      // Harmless after an answer: a promise settles once.
      done(/heap out of memory|heap limit/i.test(stderr) ? { kind: 'out-of-memory' } : died(code, signal, stderr))
    })
    child.send(request as object, (error) => {
      // The child is gone already; its end tells why.
      if (error !== null) kill()
    })
  })
}

function died(code: number | null, signal: string | null, stderr: string): ChildOutcome<never> {
  return { kind: 'died', reason: `child process ended with ${signal ?? code}: ${stderr}` }
}
