import { addressOf } from '#workbook/address.ts'
import { metaNamespace, metaSheetName } from '#workbook/meta.ts'
import { letOthersWork } from '../pause.ts'
import type { Book } from './book.ts'
import { itemsOf, memberIfAny, memberOf } from './jsapi.ts'
import { setValues } from './values.ts'
import type { Writing } from './write-cells.ts'

const veryHidden = 2
/** Rows written without giving the pane its turn. */
const rowsEach = 4000

/** Into the custom XML part, where this build has those, and the very hidden sheet. */
export async function writeMeta(
  { calls, book, own }: Writing,
  xml: string,
  rows: readonly (readonly string[])[],
): Promise<void> {
  await own.during(async (claim) => {
    claim(metaSheetName, null)
    await calls.run(() => {
      writePart(book, xml)
      emptyMetaSheet(book)
    })
    const columns = Math.max(1, ...rows.map((row) => row.length))
    for (let done = 0; done < rows.length; done += rowsEach) {
      await letOthersWork()
      const part = rows.slice(done, done + rowsEach)
      const values = part.map((row) => Array.from({ length: columns }, (_, column) => row[column] || null))
      const area = `${addressOf(done + 1, 0)}:${addressOf(done + part.length, columns - 1)}`
      await calls.run(() => {
        const sheet = book.sheet(metaSheetName)
        if (sheet !== null) setValues(sheet.Range(area), values)
      })
    }
  })
}

/** One part of ours, however many other programs have left. */
function writePart(book: Book, xml: string): void {
  const parts = memberIfAny(book.workbook(), 'CustomXMLParts')
  if (!parts) return
  for (const part of [...itemsOf(parts.SelectByNamespace(metaNamespace))].reverse()) part.Delete()
  parts.Add(xml)
}

function emptyMetaSheet(book: Book): void {
  const known = book.sheet(metaSheetName)
  if (known !== null) {
    memberOf(known, 'Cells').Clear()
    return
  }
  const front = memberOf(book.workbook(), 'ActiveSheet')
  book.addSheet(metaSheetName).Visible = veryHidden
  front.Activate()
}
