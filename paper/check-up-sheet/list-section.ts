import { colour } from '../layout/measure.ts'
import { looks, nameWidth, pad, sheet } from './measure.ts'
import type { Pen } from './pen.ts'
import type { Piece, Section } from './piece.ts'

/** How close sentences are set: each on lines of its own, or one behind the other. */
export interface Density {
  readonly size: number
  readonly running: boolean
}

export const widest: Density = { size: looks.text.size, running: false }
/** From the most readable on. */
export const densities: readonly Density[] = [
  widest,
  { size: 7.5, running: false },
  { size: 7, running: false },
  { size: 7, running: true },
  { size: 6.5, running: true },
]

const textWidth = sheet.width - nameWidth - 2 * pad
const more = '其余见附页。'

/** Sentences under one another; running ones a line at a time. */
export function sentencePieces(
  pen: Pen,
  sentences: readonly string[],
  { width = textWidth, density = widest }: { readonly width?: number; readonly density?: Density } = {},
): readonly Piece[] {
  const look = { size: density.size }
  const paragraphs = sentences.map((sentence) => pen.lines(sentence, width, look))
  const groups = density.running ? pen.lines(sentences.join('　'), width, look).map((line) => [line]) : paragraphs
  return groups.map((lines) => ({
    height: pen.heightOf(lines.length, look),
    draw: (on, x, y) => on.paragraph(lines, x, y, look),
  }))
}

/** A box with its name at the left and sentences beside it; what finds no place goes to the next page. */
export function listSection(
  pen: Pen,
  name: string,
  sentences: readonly string[],
  { least, density }: { readonly least: number; readonly density: Density },
): Section {
  const line = pen.heightOf(1, looks.text)
  const sum = (items: readonly Piece[], isCut: boolean): number =>
    items.reduce((height, piece) => height + piece.height, 0) + (isCut ? line : 0)
  return {
    name,
    items: sentencePieces(pen, sentences, { density }),
    least,
    heightOf: (items, isCut) => Math.max(sum(items, isCut), line) + 2 * pad,
    draw(on, items, isCut, y, height) {
      const { left, width } = sheet
      on.box({ x: left, y, width, height }, { line: colour.line })
      on.box({ x: left, y, width: nameWidth, height }, { fill: '#f0f0f0', line: colour.line })
      const look = looks.label
      on.text(name, left + nameWidth / 2, y + (height - on.heightOf(1, look)) / 2, look, 'center')
      const x = left + nameWidth + pad
      let at = y + pad
      for (const item of items) {
        item.draw(on, x, at)
        at += item.height
      }
      if (isCut) on.text(more, x, at, { ...looks.text, bold: true })
    },
  }
}
