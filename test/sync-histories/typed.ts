import type { ModelChange } from '#addin/host/book-model.ts'
import type { CellValue } from '#core/form/field.ts'
import { sameCell } from '#core/record/merge.ts'

/** A cell somebody typed into, and nothing of it has been sent yet. */
interface Typed {
  readonly was: CellValue | null
  readonly says: CellValue | null
  /** It went out or was chosen on, from this workbook or from another that holds the same edit. */
  isTold: boolean
}

/** What was typed into the open workbook and is not on its way yet. A sync may not write over it: nobody would know. */
export interface TypedCells {
  /**
   * @param keyOf the row's key, of its line in the sheet; null where it has none now
   * @param isNobodys whether nobody can tell of what the cell says now that somebody wrote it
   */
  readonly follow: (
    change: ModelChange,
    keyOf: (row: string) => string | null,
    isNobodys: (key: string, field: string, value: CellValue | null) => boolean,
  ) => void
  /** The cell goes out with that value, or what becomes of it was chosen. */
  readonly told: (key: string, field: string, value?: CellValue | null) => void
  /** What the server was seen to hold is nobody's edit. */
  readonly agreed: (isKnown: (key: string, field: string, value: CellValue | null) => boolean) => void
  /**
   * A workbook was opened that shows these cells, with what had been typed into it when it was saved.
   * @param isNobodys whether a blank in place of the value that was there is nobody's doing
   */
  readonly open: (
    workbook: object,
    cells: ReadonlyMap<string, Readonly<Record<string, CellValue>>>,
    isNobodys: (key: string, field: string, was: CellValue | null) => boolean,
  ) => void
  /** The workbook is saved as it is now. */
  readonly save: (workbook: object) => void
  /** Cells that were written over, each with what was lost. */
  readonly lost: () => readonly string[]
}

/** What was typed into a workbook and not sent before it was saved. */
const savedWith = new WeakMap<object, ReadonlyMap<string, Typed>>()

/** The one is the other but for its note. */
export function sameSheets(workbook: object, copy: object): void {
  savedWith.set(copy, savedWith.get(workbook) ?? new Map())
}

export function typedCells(): TypedCells {
  const shown = new Map<string, CellValue | null>()
  const typed = new Map<string, Typed>()
  const lost: string[] = []
  const write = (place: string, { source }: ModelChange, value: CellValue | null): void => {
    const last = typed.get(place)
    const says = shown.get(place) ?? null
    shown.set(place, value)
    if (source === 'user') {
      const was = last === undefined ? says : last.was
      if (sameCell(was, value)) typed.delete(place)
      else typed.set(place, { was, says: value, isTold: false })
    } else if (last !== undefined) {
      typed.delete(place)
      if (!last.isTold && !sameCell(last.says, value))
        lost.push(`${place} ${JSON.stringify(last.says)} by ${JSON.stringify(value)}`)
    }
  }
  return {
    follow: (change, keyOf, isNobodys) => {
      for (const { row, field, value } of change.changes) {
        const key = keyOf(row)
        if (key === null) continue
        write(`${key}/${field}`, change, value)
        if (isNobodys(key, field, value)) typed.delete(`${key}/${field}`)
      }
    },
    told: (key, field, value) => {
      const place = `${key}/${field}`
      const last = typed.get(place)
      if (last === undefined || (value !== undefined && !sameCell(last.says, value))) return
      last.isTold = true
      typed.delete(place)
    },
    agreed: (isKnown) => {
      for (const [place, { says }] of typed) if (isKnown(...partsOf(place), says)) typed.delete(place)
    },
    open: (workbook, cells, isNobodys) => {
      typed.clear()
      for (const [place, one] of savedWith.get(workbook) ?? []) {
        const isTold = one.isTold || (one.says === null && isNobodys(...partsOf(place), one.was))
        if (!isTold) typed.set(place, one)
      }
      shown.clear()
      for (const [key, fields] of cells) {
        for (const [field, value] of Object.entries(fields)) shown.set(`${key}/${field}`, value)
      }
    },
    save: (workbook) => savedWith.set(workbook, new Map(typed)),
    lost: () => lost,
  }
}

function partsOf(place: string): [key: string, field: string] {
  const end = place.lastIndexOf('/')
  return [place.slice(0, end), place.slice(end + 1)]
}
