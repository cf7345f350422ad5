import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { trustedEnvironment } from '../jobs/child-pool.ts'
import type { ComparisonMessage, ComparisonTask } from './messages.ts'

const heapMegabytes = 2048
const wallClockMilliseconds = 5 * 60_000
const stderrKept = 4000

/** What one child makes, as it comes. Giving up the iteration ends the child. */
export class ChildStream implements AsyncIterator<Uint8Array, void> {
  readonly #child: ChildProcess
  readonly #pieces: Uint8Array[] = []
  #end: 'running' | 'done' | Error = 'running'
  #wake: (() => void) | null = null

  constructor(task: ComparisonTask, told: (percent: number) => void) {
    const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), {
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: trustedEnvironment(),
      signal: AbortSignal.timeout(wallClockMilliseconds),
      killSignal: 'SIGKILL',
    })
    this.#child = child
    let stderr = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-stderrKept)
    })
    child.once('error', (error) => this.#finish(error))
    child.once('close', (code, killed) => this.#finish(new Error(`comparison ended with ${killed ?? code}: ${stderr}`)))
    child.on('message', (message) => {
      const said = message as ComparisonMessage
      if (said.kind === 'progress') return told(said.percent)
      if (said.kind === 'done') return this.#finish('done')
      this.#pieces.push(said.bytes)
      this.#wake?.()
    })
    child.send(task)
  }

  async next(): Promise<IteratorResult<Uint8Array, void>> {
    for (;;) {
      const value = this.#pieces.shift()
      if (value !== undefined) return { done: false, value }
      if (this.#end instanceof Error) throw this.#end
      if (this.#end === 'done') return { done: true, value: undefined }
      await new Promise<void>((wake) => {
        this.#wake = wake
      })
    }
  }

  async return(): Promise<IteratorResult<Uint8Array, void>> {
    this.#finish('done')
    return { done: true, value: undefined }
  }

  /** Only the first end counts; the child has nothing more to do. */
  #finish(end: 'done' | Error): void {
    if (this.#end === 'running') this.#end = end
    this.#child.kill('SIGKILL')
    this.#wake?.()
  }
}
