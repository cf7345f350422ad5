import type { Content, ContentCanvas, ContentTable } from 'pdfmake/interfaces.js'
import type { SignatureBox, SignaturesBlock } from '../document.ts'
import { colour, mm, size } from './measure.ts'
import { cellPadding, formLines } from './table-lines.ts'
import type { Typesetter } from './typesetter.ts'

const usualHeight = 50
const sealRadius = mm(21)
const dateLine = '年　　月　　日'

/** Boxes that a seal of 42 mm fits into beside the words; kept on one page. */
export function signatureBoxes(block: SignaturesBlock, available: number, type: Typesetter): ContentTable {
  const { boxes, height = usualHeight } = block
  const width = available / boxes.length - cellPadding - 1
  const cells = boxes.map((box) => boxContent(box, width, mm(height), type))
  return {
    table: { widths: boxes.map(() => width), heights: mm(height), body: [cells], dontBreakRows: true },
    layout: formLines,
  }
}

function boxContent(box: SignatureBox, width: number, height: number, type: Typesetter): Content {
  const seal = box.seal ? sealPlace(centreOf(width), height / 2, type) : []
  return {
    stack: [
      ...seal,
      type.bold(box.title),
      ...box.lines.map((line) => type.plain(line, { margin: [0, mm(2.5), 0, 0] })),
      type.plain(dateLine, { relativePosition: { x: 0, y: height - bottomOf(box) }, alignment: 'right' }),
    ],
  }
}

/** Points between the top of the box and the place where the date would stand by itself. */
function bottomOf({ lines }: SignatureBox): number {
  const line = size.body * 1.45
  return line + lines.length * (line + mm(2.5)) + line
}

/**
 * The dotted circle of a seal around a point, seen from where the next text would stand.
 *
 * @param under points between its middle and its word
 */
export function sealPlace(x: number, y: number, type: Typesetter, under = 0): readonly [ContentCanvas, Content] {
  return [sealCircle(x, y), sealWord(x, y + under, type)]
}

function sealCircle(x: number, y: number): ContentCanvas {
  return {
    canvas: [
      {
        type: 'ellipse',
        x: 0,
        y: 0,
        r1: sealRadius,
        r2: sealRadius,
        lineWidth: 0.8,
        lineColor: colour.pale,
        dash: { length: 2, space: 2 },
      },
    ],
    relativePosition: { x, y },
  }
}

function sealWord(x: number, y: number, type: Typesetter): Content {
  return type.plain('盖章处', {
    relativePosition: { x: x - 1.5 * size.small, y: y - size.small / 2 },
    fontSize: size.small,
    color: colour.pale,
  })
}

/** Right of the words, left of nothing. */
function centreOf(width: number): number {
  return Math.max(width - sealRadius - mm(2), width / 2)
}
