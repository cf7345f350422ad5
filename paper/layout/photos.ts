import type { Content, ContentTable } from 'pdfmake/interfaces.js'
import type { PaperPhoto, PhotosBlock } from '../document.ts'
import { mm, size } from './measure.ts'
import { cellPadding, formLines } from './table-lines.ts'
import type { Typesetter } from './typesetter.ts'

/** @param available points that the rows may be wide */
export function photoRows({ photos, perRow, height }: PhotosBlock, available: number, type: Typesetter): ContentTable {
  const width = available / perRow - cellPadding - 1
  const rows: Content[][] = []
  for (let start = 0; start < photos.length; start += perRow) {
    const row = photos.slice(start, start + perRow).map((photo) => place(photo, width, mm(height), type))
    rows.push([...row, ...Array.from({ length: perRow - row.length }, () => '')])
  }
  return {
    table: { widths: Array.from({ length: perRow }, () => width), body: rows, dontBreakRows: true },
    layout: formLines,
  }
}

function place({ mediaType, bytes, caption }: PaperPhoto, width: number, height: number, type: Typesetter): Content {
  const image = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
  return {
    stack: [
      { image, fit: [width, height], alignment: 'center', margin: [0, 0, 0, mm(1)] },
      type.plain(caption, { fontSize: size.small, alignment: 'center' }),
    ],
  }
}
