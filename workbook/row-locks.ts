import type { Cells } from '#core/form/form.ts'
import { keyText } from '#core/record/key.ts'
import type { AnyResult, AnyRow } from './any-form.ts'
import type { RowLocks, WorkbookMeta } from './meta.ts'
import { rowKey } from './row-key.ts'

/** The locks of an open workbook that was handed out. */
export interface LockBook {
  /** What the locked fields of the row held; none of a row, or a workbook, that was not handed out. */
  readonly of: (row: AnyRow) => Cells
  readonly all: () => readonly RowLocks[]
  /** The base map says something else by now. */
  readonly relock: (locks: readonly RowLocks[]) => void
}

/** @param result the workbook as last read */
export function createLockBook(result: () => AnyResult): LockBook {
  let told: readonly RowLocks[] | null = null
  let of: WorkbookMeta | null = null
  let byRow: ReadonlyMap<string, Cells> = new Map()
  const all = (): readonly RowLocks[] => told ?? result().meta?.locks ?? []
  const index = (): void => {
    byRow = new Map(all().map(({ form, key, cells }) => [`${form}/${key}`, cells]))
  }
  return {
    of: (row) => {
      const { meta } = result()
      if (meta !== of) {
        of = meta
        index()
      }
      if (byRow.size === 0) return {}
      const key = rowKey(result(), row, row.cells)
      return key === null ? {} : (byRow.get(`${key.form}/${keyText(key)}`) ?? {})
    },
    all,
    relock: (locks) => {
      told = locks
      index()
    },
  }
}
