import { type NativeBridge, type OfficeContext, type OfficeLibrary, startOfficeLibrary } from './office-library.ts'
import { isPlainObject } from './protocol/arguments.ts'
import { includesSet } from './requirements/check.ts'
import { createSimulator } from './simulated-excel.ts'
import type { HostEvent, HostReply, Simulator, SimulatorOptions } from './simulator.ts'

/** Message types of the bridge (HostBridge in office.js). */
const request = 1
const response = 2
const event = 3
/** Category of event entries (Constants.eventMessageCategory). */
const eventCategory = 65536

/** A running Excel: the real office.js over a simulated host. `Excel.run` works as in a pane. */
export interface RunningExcel extends OfficeLibrary {
  readonly simulator: Simulator
}

/** Starts a fresh one: its own workbook, its own copy of the library. */
export function startExcel(options: SimulatorOptions = {}): RunningExcel {
  const simulator = createSimulator(options)
  const bridge: NativeBridge = {
    onMessageFromHost: null,
    sendMessageToHost: (text) => {
      const { id, flags, body } = readRequest(text)
      const answer = (reply: HostReply): void => tell(bridge, responseMessage(id, reply))
      simulator.execute(body, flags).then(answer, (defect: unknown) => answer(defectReply(defect)))
    },
  }
  const library = startOfficeLibrary(bridge, officeContext(simulator))
  simulator.onEvent((happened) => tell(bridge, eventMessage(happened)))
  return { ...library, simulator }
}

function readRequest(text: string): { readonly id: number; readonly flags: number; readonly body: string } {
  const parsed: unknown = JSON.parse(text)
  const { id, type, flags, message } = isPlainObject(parsed) ? parsed : {}
  if (type !== request || typeof id !== 'number' || !isPlainObject(message)) throw new RangeError('not a request')
  return { id, flags: typeof flags === 'number' ? flags : 0, body: JSON.stringify(message.body) }
}

function responseMessage(id: number, { status, body }: HostReply): string {
  return `{"id":${id},"type":${response},"message":{"statusCode":${status},"headers":{},"body":${body}}}`
}

function eventMessage({ type, target, message }: HostEvent): string {
  return JSON.stringify({ type: event, message: { entries: [[eventCategory, type, target, message]] } })
}

/** A mistake of the simulator itself reaches the test as what it is. */
function defectReply(defect: unknown): HostReply {
  const message = defect instanceof Error ? (defect.stack ?? defect.message) : String(defect)
  return { status: 500, body: JSON.stringify({ error: { code: 'SimulatorDefect', message } }), officeError: 5001 }
}

function tell(bridge: NativeBridge, message: string): void {
  bridge.onMessageFromHost?.(message)
}

/** What Office.onReady leaves behind in a pane, as far as an add-in asks for it. */
function officeContext({ supportedSets }: Simulator): OfficeContext {
  const isSetSupported = (name: string, version = '1.1'): boolean => {
    const set = Object.entries(supportedSets).find(([known]) => known.toLowerCase() === name.toLowerCase())
    return set !== undefined && includesSet(set[1], version)
  }
  const host = { host: 'Excel', platform: 'PC' }
  const diagnostics = { ...host, version: '16.0.14332.20000' }
  return { requirements: { isSetSupported }, diagnostics, ...host, displayLanguage: 'zh-CN' }
}
