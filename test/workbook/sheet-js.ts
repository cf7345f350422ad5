import { type CellObject, utils, type WorkBook, type WorkSheet, write } from 'xlsx'
import { type Form, fieldEntries, headingOf } from '#core/form/form.ts'

export type SheetRows = readonly (readonly (string | number | boolean | null | Date | CellObject)[])[]

/** A workbook as another library writes it: only what is given, no styles, no names. */
export function otherWorkbook(
  sheets: Readonly<Record<string, SheetRows>>,
  change: (sheet: WorkSheet, name: string, book: WorkBook) => void = () => undefined,
  date1904 = false,
  hidden: readonly string[] = [],
): Uint8Array {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]))
    change(sheet, name, book)
    utils.book_append_sheet(book, sheet, name)
  }
  book.Workbook = {
    ...book.Workbook,
    WBProps: { date1904 },
    Sheets: book.SheetNames.map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })),
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
}

export function headings(form: Form): readonly string[] {
  return fieldEntries(form).map(([, field]) => headingOf(field))
}

/** The examples of the form as a row of cells, with some of them otherwise. */
export function exampleRow(
  form: Form,
  changes: Readonly<Record<string, string | number | null>> = {},
): SheetRows[number] {
  return fieldEntries(form).map(([key, field]) => (key in changes ? (changes[key] ?? null) : field.example))
}
