import { strToU8 } from 'fflate'
import type { Place } from '../address.ts'
import { addressOf } from '../address.ts'
import { addContentType, addRelationship, freePath } from '../package/add.ts'
import { partText } from '../package/layout.ts'
import type { Parts } from '../package/parts.ts'
import { escapeCellText } from '../xml/escape.ts'
import { relationshipsPath } from './end-table.ts'

export interface CellComment extends Place {
  readonly text: string
}

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** Columns and rows a note covers beside its cell. */
const breadth = 4
const height = 5

/**
 * Notes at cells of a sheet that has none. Excel wants each twice: its text in one part, a box in another, which is old
 * but read by every program.
 */
export function addComments(parts: Parts, sheetPath: string, comments: readonly CellComment[]): void {
  if (comments.length === 0) return
  const sorted = [...comments].sort((a, b) => a.row - b.row || a.column - b.column)
  const texts = freePath(parts, (number) => `xl/comments${number}.xml`)
  const boxes = freePath(parts, (number) => `xl/drawings/vmlDrawing${number}.vml`)
  parts.set(texts, strToU8(textsXml(sorted)))
  parts.set(boxes, strToU8(boxesXml(sorted)))
  addContentType(parts, texts, `${spreadsheet}.comments+xml`)
  addContentType(parts, boxes, 'application/vnd.openxmlformats-officedocument.vmlDrawing')
  const from = relationshipsPath(sheetPath)
  addRelationship(parts, from, 'comments', `/${texts}`)
  const id = addRelationship(parts, from, 'vmlDrawing', `/${boxes}`)
  const xml = partText(parts, sheetPath) ?? ''
  // The order of the schema: before the tables, which end the sheet.
  const at = xml.includes('<tableParts') ? xml.indexOf('<tableParts') : xml.lastIndexOf('</worksheet>')
  parts.set(sheetPath, strToU8(`${xml.slice(0, at)}<legacyDrawing r:id="${id}"/>${xml.slice(at)}`))
}

function textsXml(comments: readonly CellComment[]): string {
  const list = comments.map(({ row, column, text }) => {
    const run = `<r><rPr><sz val="9"/><rFont val="宋体"/></rPr><t xml:space="preserve">${escapeCellText(text)}</t></r>`
    return `<comment ref="${addressOf(row, column)}" authorId="0"><text>${run}</text></comment>`
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>校验</author></authors><commentList>${list.join('')}</commentList></comments>`
}

function boxesXml(comments: readonly CellComment[]): string {
  const shapes = comments.map(({ row, column }, index) => {
    const anchor = [column + 1, 12, row, 2, column + 1 + breadth, 12, row + height, 2].join(', ')
    return `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#fffbe6" o:insetmode="auto"><v:fill color2="#fffbe6"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  })
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`
}
