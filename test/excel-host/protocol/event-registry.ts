import { areaText } from '../model/area.ts'
import type { Origin, WorkbookEvent } from '../model/event.ts'
import { valueType, wireValue } from '../model/value.ts'
import type { HostEvent } from '../simulator.ts'
import { rangesOf } from './ranges.ts'
import type { Session } from './session.ts'

/** Numbers of the events in office.js (GenericEventHandlers, eventType); `eventWorkbookId` is 'Workbook'. */
const eventTypes = {
  _RegisterDataChangedEvent: 10,
  _RegisterActivatedEvent: 11,
  _RegisterDeactivatedEvent: 12,
  _RegisterAddedEvent: 13,
  _RegisterSelectionChangedEvent: 14,
  _RegisterDeletedEvent: 15,
  _RegisterEventNameChanged: 25,
} as const

export type RegisterName = keyof typeof eventTypes

export const wholeWorkbook = 'Workbook'
/** Office's own DocumentSelectionChanged, behind workbook.onSelectionChanged; its target is ''. */
const documentSelectionChanged = 2
/** References of event ranges that are kept; the oldest are forgotten first. */
const keptEventRanges = 1000

/** Who listens to what, and how it is told to office.js. */
export class EventRegistry {
  enabled = true
  readonly #counts = new Map<string, number>()
  readonly #eventRanges: string[] = []

  register(name: RegisterName, target: string): void {
    const key = `${eventTypes[name]} ${target}`
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  unregister(name: RegisterName, target: string): void {
    const key = `${eventTypes[name]} ${target}`
    this.#counts.set(key, Math.max(0, (this.#counts.get(key) ?? 0) - 1))
  }

  /** What office.js is to be told of an event: one message for each target that is listened to. */
  messages(event: WorkbookEvent, origin: Origin, session: Session): readonly HostEvent[] {
    if (!this.enabled || event.kind === 'touched') return []
    const name = registerNames[event.kind]
    const targets = [event.sheet.id, wholeWorkbook].filter((target) => this.#isHeard(name, target))
    const told: HostEvent[] = []
    if (targets.length > 0) {
      const message = JSON.stringify(this.#payload(event, origin, session))
      told.push(...targets.map((target) => ({ type: eventTypes[name], target, message })))
    }
    if (event.kind === 'selected') told.push({ type: documentSelectionChanged, target: '', message: '{}' })
    return told
  }

  #isHeard(name: RegisterName, target: string): boolean {
    return (this.#counts.get(`${eventTypes[name]} ${target}`) ?? 0) > 0
  }

  #payload(event: Exclude<WorkbookEvent, { kind: 'touched' }>, origin: Origin, session: Session): object {
    const worksheetId = event.sheet.id
    if (event.kind === 'selected') return { address: areaText(event.area), worksheetId }
    if (event.kind === 'activated' || event.kind === 'deactivated') return { worksheetId }
    const source = 'Local'
    if (event.kind === 'renamed') {
      return { nameBefore: event.before, nameAfter: event.sheet.name, source, worksheetId }
    }
    if (event.kind !== 'cells-changed') return { source, worksheetId }
    const { details } = event
    return {
      changeType: event.changeType,
      source,
      worksheetId,
      address: areaText(event.area),
      referenceId: this.#keepRange(event, session),
      shiftDirection: event.shift,
      ...(session.supports('1.14') ? { triggerSource: origin === 'addin' ? 'ThisLocalAddin' : 'Unknown' } : {}),
      ...(details && session.supports('1.9')
        ? {
            valueBefore: wireValue(details.before),
            valueAfter: wireValue(details.after),
            valueTypeBefore: valueType(details.before),
            valueTypeAfter: valueType(details.after),
          }
        : {}),
    }
  }

  /** event.getRange(context) asks for the cells by this reference. */
  #keepRange(event: WorkbookEvent & { kind: 'cells-changed' }, session: Session): string {
    const reference = `event-${session.workbook.newNumber()}`
    session.references.set(reference, session.object('Range', rangesOf(event.sheet, [event.area])))
    this.#eventRanges.push(reference)
    if (this.#eventRanges.length > keptEventRanges) session.references.delete(this.#eventRanges.shift() ?? '')
    return reference
  }
}

const registerNames = {
  'cells-changed': '_RegisterDataChangedEvent',
  selected: '_RegisterSelectionChangedEvent',
  activated: '_RegisterActivatedEvent',
  deactivated: '_RegisterDeactivatedEvent',
  added: '_RegisterAddedEvent',
  deleted: '_RegisterDeletedEvent',
  renamed: '_RegisterEventNameChanged',
} as const
