import type { FormId } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import type { WorkbookRow } from '#workbook/read-result.ts'
import type { BookModel } from '../host/book-model.ts'
import { rowKey } from '../host/row-key.ts'
import { travelling } from './diff.ts'

/** A row of the workbook that has a key, with what of it travels. */
export interface KeyedRow {
  readonly row: WorkbookRow
  readonly key: string
  readonly fields: readonly string[]
}

/** The rows of the open workbook by their keys. */
export interface BookRows {
  readonly all: () => readonly KeyedRow[]
  readonly find: (form: FormId, key: string) => KeyedRow | null
  /** Rows with cells but without a readable key: they cannot be sent. */
  readonly keyless: () => number
  /** Hands out empty lines where rows of a form can be put, each once; null where there is none (paper). */
  readonly emptyLines: () => (form: FormId) => WorkbookRow | null
}

/** Looked through once after every change of the workbook, not at every question. */
export function bookRows(model: BookModel): BookRows {
  let known: { readonly byKey: ReadonlyMap<string, KeyedRow>; readonly keyless: number } | null = null
  model.changed.add(() => {
    known = null
  })
  const look = (): NonNullable<typeof known> => {
    if (known !== null) return known
    const fields = model.result.regions.map(travelling)
    const byKey = new Map<string, KeyedRow>()
    let keyless = 0
    for (const row of model.result.regions.flatMap((_, region) => model.rows(region))) {
      const cells = model.cells(row.id)
      if (Object.keys(cells).length === 0) continue
      const key = rowKey(model.result, row, cells)
      if (key === null) keyless += 1
      else byKey.set(`${row.form}/${keyText(key)}`, { row, key: keyText(key), fields: fields[row.region] ?? [] })
    }
    known = { byKey, keyless }
    return known
  }
  return {
    all: () => [...look().byKey.values()],
    find: (form, key) => look().byKey.get(`${form}/${key}`) ?? null,
    keyless: () => look().keyless,
    emptyLines: () => {
      const next = new Map<number, number>()
      return (form) => {
        const region = model.result.regions.findIndex((one) => one.form === form && one.layout === 'table')
        const lines = model.rows(region)
        let index = next.get(region) ?? 0
        while (index < lines.length && Object.keys(model.cells(lines[index]?.id ?? '')).length > 0) index += 1
        next.set(region, index + 1)
        return lines[index] ?? null
      }
    },
  }
}
