import type { EvaluationMessage, EvaluationRequest, RecomputeReply } from './messages.ts'

/* How the child of an evaluation speaks with its server. */

export async function send(message: EvaluationMessage | RecomputeReply): Promise<void> {
  await new Promise<void>((sent, failed) => {
    if (process.send === undefined) throw new Error('the evaluation runs as a child process only')
    process.send(message, (error: Error | null) => (error === null ? sent() : failed(error)))
  })
}

/** Waits for the next message of the server; null when the server has gone. */
export function received(): Promise<EvaluationRequest | null> {
  return new Promise((resolve) => {
    const gone = (): void => resolve(null)
    process.once('disconnect', gone)
    process.once('message', (message) => {
      process.off('disconnect', gone)
      resolve(message as EvaluationRequest)
    })
  })
}

/** Sends a piece and waits until it is stored; false when the server has gone. */
export async function delivered(message: EvaluationMessage): Promise<boolean> {
  const stored = received()
  await send(message)
  return (await stored) !== null
}

/**
 * Sends what the work ends with and stays until the server, which has it by then, ends this process or has gone. The end
 * of a process may overtake what it said last: the server would take a finished evaluation for a broken one.
 */
export async function sendLast(message: EvaluationMessage | RecomputeReply): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    process.once('disconnect', () => resolve())
  })
  await send(message)
  await gone
}
