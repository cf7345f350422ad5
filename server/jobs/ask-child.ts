import type { ChildProcess, Serializable } from 'node:child_process'
import type { ChildFailure } from './child-pool.ts'

const saidKept = 4_000

/** How a question ended; only `died` is a defect. */
export type ChildAnswer<Reply> =
  | { readonly kind: 'answered'; readonly reply: Reply }
  | Exclude<ChildFailure, { readonly kind: 'busy' }>

/**
 * One of the questions to a process that answers each with one message and stays; the next is asked when it is answered. A
 * process that is late is killed.
 */
export function askChild<Reply>(
  child: ChildProcess,
  request: Serializable,
  seconds: number,
): Promise<ChildAnswer<Reply>> {
  return new Promise<ChildAnswer<Reply>>((done) => {
    let said = ''
    const late = setTimeout(() => {
      end({ kind: 'timed-out' })
      child.kill('SIGKILL')
    }, seconds * 1000)
    const onStderr = (text: Buffer): void => {
      said = (said + text.toString()).slice(-saidKept)
    }
    const onMessage = (reply: unknown): void => end({ kind: 'answered', reply: reply as Reply })
    const onError = (error: Error): void => end({ kind: 'died', reason: error.message })
    const onClose = (code: number | null, signal: string | null): void =>
      end(
        /heap out of memory|heap limit/i.test(said)
          ? { kind: 'out-of-memory' }
          : { kind: 'died', reason: `child process ended with ${signal ?? code}: ${said}` },
      )
    function end(answer: ChildAnswer<Reply>): void {
      clearTimeout(late)
      child.off('message', onMessage).off('error', onError).off('close', onClose)
      child.stderr?.off('data', onStderr)
      done(answer)
    }
    child.on('message', onMessage).on('error', onError).on('close', onClose)
    child.stderr?.on('data', onStderr)
    child.send(request, (error) => {
      if (error === null) return
      // It has ended since its last answer, or cannot be reached any more.
      onError(error)
      child.kill('SIGKILL')
    })
  })
}
