import type { ContentTable, TableCell } from 'pdfmake/interfaces.js'
import type { BarPiece, BarsBlock } from '../document.ts'
import { svgBox, svgPicture, svgText } from '../svg-parts.ts'
import { colour, mm } from './measure.ts'
import type { Typesetter } from './typesetter.ts'

/** Points. */
const thick = 8
const fontSize = 8
const between = 4
/** Of the letters on a bar, and what one of them needs. */
const letter = { size: 6.5, width: 4.2 }

/**
 * Bars below one another with their labels and figures. Only the bars are drawn: names have characters that no picture
 * sets.
 */
export function barLines({ labels, figures, lines }: BarsBlock, available: number, type: Typesetter): ContentTable {
  const beside = figures.reduce((sum, width) => sum + mm(width), mm(labels))
  const room = available - beside - between * (figures.length + 1)
  const words = { fontSize, lineHeight: 0.9, alignment: 'right' } as const
  const body = lines.map((line): TableCell[] => [
    type.plain(line.label, words),
    { svg: bar(line.pieces, room), width: room, font: type.pictureFont, margin: [0, 1.4, 0, 0] },
    ...figures.map((_, column) => type.plain(line.figures[column] ?? '', words)),
  ])
  const layout = {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: (column: number) => (column === 0 ? 0 : between),
    paddingRight: () => 0,
    paddingTop: () => 0.5,
    paddingBottom: () => 0.3,
  }
  return { table: { widths: [mm(labels), room, ...figures.map(mm)], body, dontBreakRows: true }, layout }
}

function bar(pieces: readonly BarPiece[], width: number): string {
  let from = 0
  const parts = pieces.flatMap(({ share, fill, outline, words, ink, isDashed }) => {
    const length = share * width
    if (length <= 0) return []
    const look = `fill="${fill}" stroke="${outline}" stroke-width="0.5"${isDashed ? ' stroke-dasharray="1.6 1.2"' : ''}`
    const box = svgBox(from + 0.25, 0.5, Math.max(0.3, length - 0.5), thick - 1, look)
    const middle = from + length / 2
    from += length
    if (words.length * letter.width > length) return [box]
    return [box, svgText({ x: middle, y: thick - 2, words, size: letter.size, anchor: 'middle', fill: ink })]
  })
  const track = svgBox(0, 0.5, width, thick - 1, `fill="#ffffff" stroke="${colour.pale}" stroke-width="0.3"`)
  return svgPicture(width, thick, [track, ...parts])
}
