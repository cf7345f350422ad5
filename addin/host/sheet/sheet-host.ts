import type { Engine } from '../../engine/engine.ts'
import { formsOf } from '../forms-of.ts'
import type { BusyState, Host, Mark, Place } from '../host.ts'
import { createListeners } from '../listeners.ts'
import type { EditHint, SelectedCell, Spreadsheet } from '../spreadsheet.ts'
import { rowsToRead } from './edits.ts'
import { placeOfMark, sheetMarks } from './marks.ts'
import { createMirror, type Mirror } from './mirror.ts'
import { placeAt } from './place-at.ts'
import { type Reading, type ReadOptions, readAll, readSome } from './reading.ts'
import { noteMeta } from './revisions.ts'
import { writeChanges } from './writing.ts'

/** The host of a workbook that is open in a spreadsheet program. */
export interface SheetHost extends Host {
  readonly model: Mirror
  /** Notes at the marked cells, besides their tint. */
  readonly showNotes: (shown: boolean) => Promise<void>
}

export interface SheetHostOptions {
  /** Name of the sheet our results are on: it is not read. */
  readonly isOurs: (sheet: string) => boolean
  /** What fails while edits are followed. */
  readonly onDefect: (error: unknown) => void
}

const restBeforeReading = 300
const mostNotes = 100

/** Reads the open workbook. Rejects with Refused when it has no form, with AbortError on the signal. */
export async function openSheetHost(
  spreadsheet: Spreadsheet,
  engine: Engine,
  { isOurs, onDefect }: SheetHostOptions,
  options: ReadOptions = {},
): Promise<SheetHost> {
  // Whoever types while the first reading is under way is read again after it.
  let hints: EditHint[] = []
  const unfollowFirst = spreadsheet.onEdit((hint) => hints.push(hint))
  const withForms = async (reading: Reading) => ({ reading, formOf: await formsOf(reading.update.result.regions) })
  const { reading: first, formOf } = await readAll(spreadsheet, engine, isOurs, options)
    .then(withForms)
    .finally(unfollowFirst)
  const model = createMirror({ ...first.update.result, rows: first.rows }, formOf)
  let known: Pick<Reading, 'outline' | 'percents'> = first
  const selections = createListeners<Place | null>()
  const states = createListeners<BusyState>()
  let active: Place | null = null
  let refusing: string | null = null
  let marks: readonly Mark[] = []
  let unmarked = 0
  let notes = false
  /** The marks that stand on the sheets; '' when rows may have moved under them. */
  let shown = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: Promise<void> = Promise.resolve()
  let ended = false

  const busy = (): BusyState => {
    const state = spreadsheet.busy()
    if (state.kind !== 'ready' || refusing === null) return state
    return { kind: 'protected', sheet: refusing }
  }
  const take = async (fresh: Reading): Promise<void> => {
    const { reading, formOf: forms } = await withForms(fresh)
    known = reading
    model.replace(reading.update, reading.rows, forms)
  }
  /** One after the other: two readings at once would tell of each other's rows. */
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const turn = last.then(act)
    last = turn.catch(() => {})
    return turn
  }
  const refresh: Host['refresh'] = (signal, onRows) =>
    inTurn(async () => {
      clearTimeout(timer)
      hints = []
      shown = ''
      await take(await readAll(spreadsheet, engine, isOurs, { signal, onRows }))
    })
  const readEdited = (): Promise<void> =>
    inTurn(async () => {
      if (ended) return
      const taken = hints
      hints = []
      const requests = rowsToRead(taken, known.outline)
      if (requests === null) {
        shown = ''
        await take(await readAll(spreadsheet, engine, isOurs))
      }
      if (requests !== null && requests.length > 0) await take(await readSome(spreadsheet, engine, known, requests))
    })
  const readSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => readEdited().catch(onDefect), restBeforeReading)
  }
  const follow = (hint: EditHint): void => {
    hints.push(hint)
    readSoon()
  }
  const activate = (cell: SelectedCell | null): void => {
    active = cell === null ? null : placeAt(model, known.outline, cell)
    selections.tell(active)
  }
  const showMarks = async (): Promise<void> => {
    if (!spreadsheet.abilities.marks) return
    const { sheets, unmarked: left } = sheetMarks(model, known.outline, marks)
    unmarked = left
    const text = JSON.stringify(sheets)
    if (text === shown) return
    const refused = await spreadsheet.setMarks(sheets)
    shown = text
    const [sheet] = refused
    refusing = sheet === undefined ? null : (known.outline.sheets.find((one) => one.id === sheet)?.name ?? null)
    states.tell(busy())
    if (spreadsheet.abilities.notes) await spreadsheet.setNotes(notes ? cellNotes() : [])
  }
  const cellNotes = () =>
    marks.slice(0, mostNotes).flatMap((mark) => {
      const at = placeOfMark(model, model.result, mark)
      const sheet = known.outline.sheets.find((one) => one.name === at?.sheet)
      return at === null || sheet === undefined ? [] : [{ sheet: sheet.id, cell: at.cell, text: mark.text }]
    })
  const unfollow = [
    spreadsheet.onEdit(follow),
    spreadsheet.onSelect(activate),
    spreadsheet.onBusy(() => states.tell(busy())),
  ]
  if (hints.length > 0) readSoon()
  return {
    kind: spreadsheet.kind,
    capabilities: {
      marks: spreadsheet.abilities.marks,
      followsEdits: spreadsheet.abilities.followsEdits,
      reports: spreadsheet.abilities.writesReports,
    },
    model,
    refresh,
    write: async (changes) => {
      let outcome = { written: 0, refused: [] } as Awaited<ReturnType<Host['write']>>
      await inTurn(async () => {
        outcome = await writeChanges({ spreadsheet, engine, model, ...known }, changes)
      })
      return outcome
    },
    mark: async (wanted) => {
      marks = wanted
      await inTurn(showMarks)
      return { unmarked }
    },
    clearMarks: () => {
      marks = []
      shown = ''
      return inTurn(() => spreadsheet.clearMarks())
    },
    showNotes: (wanted) => {
      notes = wanted
      shown = ''
      return inTurn(showMarks)
    },
    active: () => active,
    onSelect: selections.add,
    select: async (place) => {
      const row = model.row(place.row)
      const at = placeOfMark(model, model.result, { ...place, level: 'info', text: '' })
      const sheet = known.outline.sheets.find((one) => one.name === row?.sheet)
      if (at === null || sheet === undefined) return false
      return await spreadsheet.select(sheet.id, at.cell)
    },
    writeReport: (report) => spreadsheet.writeReport(report),
    noteRevisions: (revisions, locks) => inTurn(() => noteMeta(spreadsheet, model.result.meta, { revisions, locks })),
    busy,
    onBusy: states.add,
    stopWaiting: spreadsheet.stopWaiting,
    end: () => {
      ended = true
      clearTimeout(timer)
      for (const stop of unfollow) stop()
    },
  }
}
