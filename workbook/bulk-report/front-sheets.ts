import { strToU8 } from 'fflate'
import { quoteSheet } from '../address.ts'
import { addContentType, addRelationship, freePath } from '../package/add.ts'
import { layoutOf, partText } from '../package/layout.ts'
import type { Parts } from '../package/parts.ts'
import { reportMark } from '../report-mark.ts'
import { escapeXml } from '../xml/escape.ts'

export interface MadeSheet {
  readonly name: string
  readonly xml: string
}

/** Puts sheets before those there are, marked as results of ours: no reader takes them for a form. */
export function putFront(parts: Parts, sheets: readonly MadeSheet[]): void {
  const { workbookPath, relationshipsPath } = layoutOf(parts)
  const entries = sheets.map(({ name, xml }, index) => {
    const path = freePath(parts, (number) => `xl/worksheets/sheet${number}.xml`)
    parts.set(path, strToU8(xml))
    addContentType(parts, path, 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml')
    const id = addRelationship(parts, relationshipsPath, 'worksheet', `/${path}`)
    return `<sheet name="${escapeXml(name)}" sheetId="${firstId + index}" r:id="${id}"/>`
  })
  const marks = sheets.map(({ name }, index) => {
    const reference = escapeXml(`${quoteSheet(name)}!$A$1`)
    return `<definedName name="${reportMark}" localSheetId="${index}" hidden="1">${reference}</definedName>`
  })
  const book = partText(parts, workbookPath) ?? ''
  // Names of single sheets count sheets.
  const moved = book.replaceAll(
    /localSheetId="(\d+)"/g,
    (_, at: string) => `localSheetId="${Number(at) + sheets.length}"`,
  )
  const listed = moved.replace('<sheets>', `<sheets>${entries.join('')}`)
  const named = listed.replace('<definedNames>', `<definedNames>${marks.join('')}`)
  parts.set(workbookPath, strToU8(named))
}

/** Above the ids a template of ours gives out. */
const firstId = 101
