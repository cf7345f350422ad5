import type { FormId } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import { isOfAssessment } from '#workbook/any-form.ts'
import type { RowRevision, WorkbookMeta } from '#workbook/meta.ts'
import type { WorkbookRow } from '#workbook/read-result.ts'
import { rowKey } from '#workbook/row-key.ts'
import type { BookModel } from '../host/book-model.ts'
import { travelling } from './diff.ts'

/** A row of the workbook that has a key, with what of it travels. */
export interface KeyedRow {
  readonly row: WorkbookRow
  readonly key: string
  readonly fields: readonly string[]
}

/** A row by its form and the text of its key. */
export type RowName = Pick<RowRevision, 'form' | 'key'>

/** The rows of the open workbook by their keys. */
export interface BookRows {
  readonly all: () => readonly KeyedRow[]
  readonly find: (form: FormId, key: string) => KeyedRow | null
  /** Rows the workbook was issued with or has held since it was opened, and that are not in it now. */
  readonly gone: () => readonly RowName[]
  /** @param isKnown the server was seen to have the row: then having held it is enough, else the workbook must say so */
  readonly wasHere: (form: FormId, key: string, isKnown: boolean) => boolean
  /** Rows with cells but without a readable key: they cannot be sent. */
  readonly keyless: () => number
  /** Hands out empty lines where rows of a form can be put, each once; null where there is none (paper). */
  readonly emptyLines: () => (form: FormId) => WorkbookRow | null
}

/** Looked through once after every change of the workbook, not at every question. */
export function bookRows(model: BookModel): BookRows {
  let known: { readonly byKey: ReadonlyMap<string, KeyedRow>; readonly keyless: number } | null = null
  const held = new Map<string, RowName>()
  const hold = (name: RowName): void => {
    held.set(`${name.form}/${name.key}`, { form: name.form, key: name.key })
  }
  // A workbook that is opened with edits had these rows before them.
  for (const row of model.result.rows.filter(isOfAssessment)) {
    const key = rowKey(model.result, row, row.cells)
    if (key !== null) hold({ form: row.form, key: keyText(key) })
  }
  let issuedBy: WorkbookMeta | null = null
  let issued: ReadonlySet<string> = new Set()
  const issuedNames = (): ReadonlySet<string> => {
    const { meta } = model.result
    if (meta === issuedBy || meta === null) return issued
    issuedBy = meta
    issued = new Set(meta.revisions.map(({ form, key }) => `${form}/${key}`))
    for (const one of meta.revisions) hold(one)
    return issued
  }
  model.changed.add(() => {
    known = null
  })
  const look = (): NonNullable<typeof known> => {
    if (known !== null) return known
    const fields = model.result.regions.map((region) => (isOfAssessment(region) ? travelling(region) : []))
    const byKey = new Map<string, KeyedRow>()
    let keyless = 0
    for (const row of model.result.regions.flatMap((_, region) => model.rows(region)).filter(isOfAssessment)) {
      const cells = model.cells(row.id)
      if (Object.keys(cells).length === 0) continue
      const key = rowKey(model.result, row, cells)
      if (key === null) keyless += 1
      else byKey.set(`${row.form}/${keyText(key)}`, { row, key: keyText(key), fields: fields[row.region] ?? [] })
    }
    for (const { row, key } of byKey.values()) hold({ form: row.form, key })
    known = { byKey, keyless }
    return known
  }
  return {
    all: () => [...look().byKey.values()],
    find: (form, key) => look().byKey.get(`${form}/${key}`) ?? null,
    gone: () => {
      const { byKey } = look()
      issuedNames()
      return [...held].flatMap(([name, row]) => (byKey.has(name) ? [] : [row]))
    },
    wasHere: (form, key, isKnown) => {
      const name = `${form}/${key}`
      return issuedNames().has(name) || (isKnown && held.has(name))
    },
    keyless: () => look().keyless,
    emptyLines: () => {
      const next = new Map<number, number>()
      return (form) => {
        const region = model.result.regions.findIndex((one) => one.form === form && one.layout === 'table')
        const lines = model.rows(region).filter(isOfAssessment)
        let index = next.get(region) ?? 0
        while (index < lines.length && Object.keys(model.cells(lines[index]?.id ?? '')).length > 0) index += 1
        next.set(region, index + 1)
        return lines[index] ?? null
      }
    },
  }
}
