/** One batch and its answer. */
export interface BatchRecord {
  /** ISO instant. */
  readonly at: string
  readonly request: unknown
  /** {Results, Error?}, or {error: {code, message}} when the batch was not run. */
  readonly response: unknown
  readonly ms: number
}

interface Message {
  readonly Body: unknown
}

interface Answer {
  readonly Body?: unknown
  readonly ErrorCode?: string | null
  readonly ErrorMessage?: string | null
}

/** What office.js sends every batch with, whatever the host: OfficeJsRequestExecutor, HostBridgeRequestExecutor, …. */
interface RequestExecutor {
  executeAsync(customData: unknown, flags: unknown, message: Message): Promise<Answer>
}

const property = '_requestExecutor'

/**
 * Tells of every batch from now on. Each context of office.js keeps its executor in one property, which is set when
 * its first batch is sent (ClientRequestContext.syncPrivate); a setter on the prototype sees it first. Null when this
 * office.js sends its batches in another way, or is watched already.
 */
export function watchBatches(record: (record: BatchRecord) => void): (() => void) | null {
  const prototype = contextPrototype()
  if (prototype === null) return null
  const executors = new WeakMap<object, unknown>()
  Object.defineProperty(prototype, property, {
    configurable: true,
    get(this: object) {
      return executors.get(this)
    },
    set(this: object, executor: unknown) {
      executors.set(this, isExecutor(executor) ? recording(executor, record) : executor)
    },
  })
  return () => {
    Reflect.deleteProperty(prototype, property)
  }
}

function contextPrototype(): object | null {
  if (typeof OfficeExtension === 'undefined' || typeof OfficeExtension.ClientRequestContext !== 'function') return null
  const { prototype } = OfficeExtension.ClientRequestContext
  const sends = 'syncPrivate' in prototype && typeof prototype.syncPrivate === 'function'
  // A context that brings the property along would hide ours.
  return sends && !(property in prototype) && !Object.hasOwn(new Excel.RequestContext(), property) ? prototype : null
}

function isExecutor(value: unknown): value is RequestExecutor {
  return (
    typeof value === 'object' && value !== null && 'executeAsync' in value && typeof value.executeAsync === 'function'
  )
}

function recording(executor: RequestExecutor, record: (record: BatchRecord) => void): RequestExecutor {
  return {
    executeAsync: async (customData, flags, message) => {
      const at = new Date().toISOString()
      const start = performance.now()
      const answer = await executor.executeAsync(customData, flags, message)
      const ms = Math.round(performance.now() - start)
      record({ at, request: message.Body, response: responseOf(answer), ms })
      return answer
    },
  }
}

function responseOf({ Body, ErrorCode, ErrorMessage }: Answer): unknown {
  return ErrorCode ? { error: { code: ErrorCode, message: ErrorMessage ?? '' } } : Body
}
