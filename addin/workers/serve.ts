import { ProblemError } from '#core/error/problem.ts'
import { problemMessage } from '#core/message/message.zh.ts'
import type { CallId, Calls, FromWorker, ToWorker } from './protocol.ts'

/** What a handler may do while it works. */
export interface Work<Id extends CallId> {
  readonly part: (part: Calls[Id]['part']) => void
  readonly progress: (done: number, total: number) => void
  /** Lets a cancellation come in; true when it has. */
  readonly isCancelled: () => Promise<boolean>
}

export type Handlers = {
  readonly [Id in CallId]: (
    request: Calls[Id]['request'],
    work: Work<Id>,
  ) => Calls[Id]['answer'] | Promise<Calls[Id]['answer']>
}

/** Answers the pane's calls with these handlers, one after the other in the order they came. */
export function serve(scope: DedicatedWorkerGlobalScope, handlers: Handlers): void {
  const cancelled = new Set<number>()
  let before: Promise<void> = Promise.resolve()
  const send = (message: FromWorker, transfer: Transferable[] = []): void => scope.postMessage(message, transfer)

  const answer = async (message: Exclude<ToWorker, { id: 'cancel' }>): Promise<void> => {
    const { call } = message
    // The compiler cannot tie the handler to the request of the same message.
    const handle = handlers[message.id] as (request: unknown, work: Work<CallId>) => unknown
    try {
      const result = await handle(message.request, {
        part: (part) => send({ kind: 'part', call, part }),
        progress: (done, total) => send({ kind: 'progress', call, done, total }),
        isCancelled: async () => {
          await turn()
          return cancelled.has(call)
        },
      })
      send({ kind: 'answer', call, answer: result }, transfers(result))
    } catch (error) {
      send(failure(call, error))
    }
    cancelled.delete(call)
  }
  scope.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    if (data.id === 'cancel') cancelled.add(data.call)
    else before = before.then(() => answer(data))
  })
}

function failure(call: number, error: unknown): FromWorker {
  if (error instanceof ProblemError) {
    return { kind: 'refused', call, problem: error.problem, message: problemMessage(error.problem) }
  }
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  return { kind: 'failed', call, message, stack }
}

function transfers(answer: unknown): Transferable[] {
  const hasBytes = typeof answer === 'object' && answer !== null && 'bytes' in answer
  return hasBytes && answer.bytes instanceof Uint8Array ? [answer.bytes.buffer] : []
}

const channel = new MessageChannel()

/** One turn of the event loop, so that messages that wait are heard. A timer would be held back to 4 ms. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve()
    channel.port2.postMessage(null)
  })
}
