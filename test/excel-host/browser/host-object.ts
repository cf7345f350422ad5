import type { HostReply } from '../simulator.ts'
import type { HostFacts, HostMessage, PaneMessage } from './messages.ts'

/** Numbers of office.js (`OSF.DDA.MethodDispId`, `EventDispId`). */
const executeBatch = 93
const batchMessages = 33
const selectionChanged = 2

/** Of `OSF.DDA.ErrorCodeManager`: a method this host does not have. */
const notSupported = 5001
/** Message category of an event (`GenericEventHandlers`). */
const eventCategory = 65_536

/** Places in the request's array (`buildRequestMessageSafeArray`). */
const bodyPlace = 4
const flagsPlace = 6

type Callback = (answer: unknown) => void
type EventHandler = (event: number, payload: unknown) => void

/**
 * `window.external` as Excel for Windows puts it into the web view, as far as office.js asks for it: host info, context,
 * `Execute` of batches, events. Answers come as COM's safe arrays, of which office.js calls `toArray` only.
 */
export class HostObject {
  readonly #facts: HostFacts
  readonly #port: MessagePort
  readonly #waiting = new Map<number, Callback>()
  readonly #handlers = new Map<number, EventHandler>()
  #asked = 0

  constructor(facts: HostFacts, port: MessagePort) {
    this.#facts = facts
    this.#port = port
    port.onmessage = ({ data }: MessageEvent<HostMessage>) => this.#take(data)
  }

  /** The members that office.js calls, by the names it calls them. */
  members(): Readonly<Record<string, unknown>> {
    return {
      GetHostInfo: () => 'Excel$Win32$16.01$zh-CN',
      GetContext: () => contextOf(this.#facts),
      Execute: (method: number, params: readonly unknown[], callback: Callback) =>
        this.#execute(method, params, callback),
      RegisterEvent: (event: number, _target: string, handler: EventHandler, callback: Callback) => {
        this.#handlers.set(event, handler)
        setTimeout(() => callback(0))
      },
      UnregisterEvent: (event: number, _target: string, callback: Callback) => {
        this.#handlers.delete(event)
        setTimeout(() => callback(0))
      },
    }
  }

  #execute(method: number, params: readonly unknown[], callback: Callback): void {
    const [request] = params
    if (method !== executeBatch || !Array.isArray(request)) {
      setTimeout(() => callback(notSupported))
      return
    }
    this.#asked += 1
    this.#waiting.set(this.#asked, callback)
    const flags = Number(request[flagsPlace] ?? 0)
    const message: PaneMessage = { id: this.#asked, body: String(request[bodyPlace]), flags }
    this.#port.postMessage(message)
  }

  #take(message: HostMessage): void {
    if (message.kind === 'reply') {
      const callback = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      callback?.(safeArray(answerOf(message.reply)))
      return
    }
    const { type, target, message: text } = message.event
    if (type === selectionChanged && target === '') this.#handlers.get(selectionChanged)?.(selectionChanged, null)
    else this.#handlers.get(batchMessages)?.(batchMessages, safeArray([[eventCategory, type, target, text]]))
  }
}

/** Status, then [HTTP status, headers, body]; only the status when the batch was not run. */
function answerOf({ status, body, officeError }: HostReply): readonly unknown[] {
  return officeError === 0 ? [0, [status, null, body]] : [officeError, null]
}

function safeArray(values: readonly unknown[]): { readonly toArray: () => readonly unknown[] } {
  return { toArray: () => values }
}

function contextOf({ sets, version, documentUrl }: HostFacts): Readonly<Record<string, unknown>> {
  const excel = 1
  const taskPane = 0
  return {
    GetAppType: () => excel,
    GetSolutionRef: () => 'parcel-checkup',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 0,
    GetAppUILocale: () => 'zh-CN',
    GetAppDataLocale: () => 'zh-CN',
    GetDocUrl: () => documentUrl,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 0,
    GetControlIntegrationLevel: () => taskPane,
    GetSolutionToken: () => '',
    GetSupportedMatrix: () => JSON.stringify(sets),
    GetHostFullVersion: () => version,
    GetSettings: () => ({ Read: () => {}, Write: refuseSettings }),
  }
}

/** Settings of the document (Office.context.document.settings) are none here; what an add-in saves must not vanish silently. */
function refuseSettings(): never {
  throw new Error('this host keeps no settings of the document')
}
