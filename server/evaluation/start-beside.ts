import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { trustedEnvironment } from '../jobs/child-pool.ts'

const heapMegabytes = 2048
const wallClockMilliseconds = 10 * 60_000
const stderrKept = 4000

/** A process that reads the database by itself, with a heap cap and a wall clock; the signal ends it too. */
export function startBeside(entry: URL, signal: AbortSignal): ChildProcess {
  return fork(fileURLToPath(entry), {
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: trustedEnvironment(),
    signal: AbortSignal.any([signal, AbortSignal.timeout(wallClockMilliseconds)]),
    killSignal: 'SIGKILL',
  })
}

/** Rejects with the reason when the child ends; it never resolves. */
export function exitOf(child: ChildProcess): Promise<never> {
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-stderrKept)
  })
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('close', (code, killed) => reject(new Error(`evaluation ended with ${killed ?? code}: ${stderr}`)))
  })
  // Once the child is done its end is of no interest.
  ended.catch(() => undefined)
  return ended
}
