import { type Area, parseArea } from '#workbook/address.ts'
import { createListeners, type Listeners } from './listeners.ts'
import type { OwnWrites } from './own-writes.ts'
import type { EditHint, SheetId } from './spreadsheet.ts'

/** What an event of Excel says. */
export interface SheetEvent {
  readonly sheet: SheetId
  /** Address of the cells that were edited; null when rows, columns or the sheet itself came, went or changed. */
  readonly address: string | null
  /** Whether the host says that we did it; null where it does not say who did it. */
  readonly isOurs: boolean | null
}

/** Makes hints of events: ours are left out, and what is told several times in a turn is told once. */
export interface EditHints {
  readonly listeners: Listeners<EditHint>
  readonly take: (event: SheetEvent) => void
}

export function createEditHints(own: OwnWrites): EditHints {
  const listeners = createListeners<EditHint>()
  let waiting: SheetEvent[] = []
  let isDue = false

  const flush = (): void => {
    isDue = false
    // What we are writing is only known when it is written.
    if (own.isWriting()) return
    const events = waiting
    waiting = []
    for (const hint of hintsOf(events.filter((event) => !isEcho(own, event)))) listeners.tell(hint)
  }
  const schedule = (): void => {
    if (isDue || waiting.length === 0) return
    isDue = true
    setTimeout(flush)
  }
  own.onWritten(schedule)
  return {
    listeners,
    take: (event) => {
      waiting.push(event)
      schedule()
    },
  }
}

function isEcho(own: OwnWrites, { sheet, address, isOurs }: SheetEvent): boolean {
  const area = address === null ? null : areaOf(address)
  // Asked for in any case: an echo that the host names as ours is no longer waited for.
  const isExpected = own.takeEcho(sheet, area)
  return isOurs ?? isExpected
}

/** Whole rows and columns, and several areas at once, count as a change of the structure: the workbook is read again. */
function hintsOf(events: readonly SheetEvent[]): readonly EditHint[] {
  const hints = new Map<string, EditHint>()
  for (const { sheet, address } of events) {
    if (address === null || areaOf(address) === null) return [{ kind: 'structure' }]
    hints.set(`${sheet}!${address}`, { kind: 'cells', sheet, area: address })
  }
  return [...hints.values()]
}

function areaOf(address: string): Area | null {
  return parseArea(address.slice(address.lastIndexOf('!') + 1))
}
