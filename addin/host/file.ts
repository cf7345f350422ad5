import type { AnyResult } from '#workbook/any-form.ts'
import { createStore, type Store } from '../base/store.ts'
import { createSheetModel, type SheetModel } from './file/sheet-model.ts'
import { assessmentForm, type FormOf } from './form-of.ts'
import type { BusyState, CellChange, Host, Mark, Place, Unsubscribe, WriteOutcome } from './host.ts'
import { placeKey } from './host.ts'
import { createListeners } from './listeners.ts'

/** What the grid shows: the region in front, the active cell and where the selection began. */
export interface FileView {
  readonly region: number
  readonly active: Place | null
  readonly anchor: Place | null
  readonly marks: ReadonlyMap<string, Mark>
  /** Counts up whenever the active cell was chosen by the panes: the grid scrolls to it. */
  readonly shown: number
}

/** The host of the file page: an .xlsx read into a model that our own grid shows and edits. */
export interface FileHost extends Host {
  readonly kind: 'file'
  readonly model: SheetModel
  readonly view: Store<FileView>
  /** The grid tells which cell is active. */
  readonly activate: (place: Place | null, anchor: Place | null) => void
  /** Set by the page: brings the grid to the front where it is hidden. */
  readonly revealed: (reveal: () => void) => void
  /** Told when a sync has ended: what the lines rest on may be something else now. */
  readonly onNoted: (listener: () => void) => Unsubscribe
}

const ready: BusyState = { kind: 'ready' }

/**
 * @param result of the worker; the file's bytes stay with the worker and the store
 * @param formOf forms of its sheets
 */
export function createFileHost(result: AnyResult, formOf: FormOf = assessmentForm): FileHost {
  const model = createSheetModel(result, formOf)
  const selections = createListeners<Place | null>()
  const noted = createListeners<void>()
  const view = createStore<FileView>({ region: 0, active: null, anchor: null, marks: new Map(), shown: 0 })
  let reveal = (): void => {}

  return {
    kind: 'file',
    capabilities: { marks: true, followsEdits: true, reports: false },
    model,
    view,
    activate: (active, anchor) => {
      view.patch({ active, anchor })
      selections.tell(active)
    },
    revealed: (bring) => {
      reveal = bring
    },
    refresh: () => Promise.resolve(),
    write: (changes) => Promise.resolve(write(model, changes)),
    mark: (marks) => {
      view.patch({ marks: new Map(marks.map((mark) => [placeKey(mark), mark])) })
      return Promise.resolve({ unmarked: 0 })
    },
    clearMarks: () => {
      view.patch({ marks: new Map() })
      return Promise.resolve()
    },
    active: () => view.get().active,
    onSelect: selections.add,
    select: (place, toFront) => {
      const region = model.row(place.row)?.region
      if (region === undefined) return Promise.resolve(false)
      if (toFront) reveal()
      view.patch({ region, active: place, anchor: place, shown: view.get().shown + 1 })
      selections.tell(place)
      return Promise.resolve(true)
    },
    writeReport: () => Promise.reject(new Error('a file page has no sheets of its own')),
    onNoted: noted.add,
    // The file says it when it is saved; until then the page keeps it with the edits.
    noteRevisions: () => {
      noted.tell()
      return Promise.resolve()
    },
    busy: () => ready,
    onBusy: () => () => {},
    stopWaiting: () => {},
    end: () => {},
  }
}

function write(model: SheetModel, changes: readonly CellChange[]): WriteOutcome {
  const written = model.apply(changes, 'pane')
  const done = new Set(written.map(placeKey))
  const refused = changes.filter((change) => !done.has(placeKey(change)) && model.value(change) !== change.value)
  return {
    written: written.length,
    refused: refused.map((change) => ({
      form: change.form,
      row: change.row,
      field: change.field,
      why: model.row(change.row) === null ? ('gone' as const) : ('locked' as const),
    })),
  }
}
