import type { AnyProblem } from '#core/error/problem.ts'
import type { CallId, Calls, FromWorker, ProblemMessage, ToWorker } from '../workers/protocol.ts'

/** The worker broke or was ended: a defect of ours, not of the workbook. */
export class EngineFailure extends Error {
  constructor(message: string, stack = '') {
    super(message)
    this.name = 'EngineFailure'
    if (stack !== '') this.stack = stack
  }
}

/** The workbook was refused, in words. */
export class Refused extends Error {
  readonly problem: AnyProblem
  readonly words: ProblemMessage
  constructor(problem: AnyProblem, words: ProblemMessage) {
    super(problem.code)
    this.name = 'Refused'
    this.problem = problem
    this.words = words
  }
}

/** The caller no longer wants the answer. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'Cancelled'
  }
}

export interface CallOptions<Id extends CallId> {
  readonly onPart?: (part: Calls[Id]['part']) => void
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** One worker with one workbook. Reading, checking, scoring and saving happen there. */
export interface Engine {
  readonly call: <Id extends CallId>(
    id: Id,
    request: Calls[Id]['request'],
    options?: CallOptions<Id>,
  ) => Promise<Calls[Id]['answer']>
  /** Ends the worker at once; every open call rejects with Cancelled. */
  readonly end: () => void
}

interface Pending {
  readonly onPart: (part: unknown) => void
  readonly onProgress: (done: number, total: number) => void
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

/** @param worker started by the caller, so that the bundler sees its address */
export function createEngine(worker: Worker): Engine {
  const pending = new Map<number, Pending>()
  let last = 0
  let ended = false

  const failAll = (error: Error): void => {
    for (const one of pending.values()) one.reject(error)
    pending.clear()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => receive(pending, data))
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    failAll(new EngineFailure(event.message || 'the worker did not start'))
  })
  worker.addEventListener('messageerror', () => failAll(new EngineFailure('a message could not be cloned')))

  return {
    call: (id, request, options = {}) => {
      if (ended) return Promise.reject(new Cancelled())
      last += 1
      const call = last
      return new Promise((resolve, reject) => {
        pending.set(call, {
          onPart: (part) => options.onPart?.(part as Calls[typeof id]['part']),
          onProgress: (done, total) => options.onProgress?.(done, total),
          resolve: (answer) => resolve(answer as Calls[typeof id]['answer']),
          reject,
        })
        const message = { id, call, request } as ToWorker
        worker.postMessage(message, transfers(request))
        options.signal?.addEventListener('abort', () => {
          const asked: ToWorker = { id: 'cancel', call }
          if (pending.has(call)) worker.postMessage(asked)
        })
      })
    },
    end: () => {
      ended = true
      worker.terminate()
      failAll(new Cancelled())
    },
  }
}

/** Bytes of a file are handed over, not copied: the caller has its own copy when it needs one. */
function transfers(request: object): Transferable[] {
  return 'bytes' in request && request.bytes instanceof Uint8Array ? [request.bytes.buffer] : []
}

function receive(pending: Map<number, Pending>, message: FromWorker): void {
  const waiting = pending.get(message.call)
  if (waiting === undefined) return
  if (message.kind === 'part') waiting.onPart(message.part)
  else if (message.kind === 'progress') waiting.onProgress(message.done, message.total)
  else {
    pending.delete(message.call)
    if (message.kind === 'answer') waiting.resolve(message.answer)
    else waiting.reject(errorOf(message))
  }
}

function errorOf(message: Extract<FromWorker, { readonly kind: 'refused' | 'failed' }>): Error {
  if (message.kind === 'failed') return new EngineFailure(message.message, message.stack)
  return new Refused(message.problem, message.message)
}
