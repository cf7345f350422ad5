import type { CheckUpSheet } from '#core/check-up-sheet/sheet.ts'
import { colour, mm } from '../layout/measure.ts'
import { looks, pad, sheet } from './measure.ts'
import type { Pen } from './pen.ts'

export const verdictHeight = mm(21.6)
const square = mm(19)
const factsWidth = mm(52)
const sentenceSizes = [8, 7.5, 7, 6.5, 6] as const

/** Class, total and rank, and how they came about. A class that is not formal stands in a dashed square. */
export function drawVerdict(pen: Pen, { verdict, standing }: CheckUpSheet, y: number): void {
  pen.box({ x: sheet.left, y, width: sheet.width, height: verdictHeight }, { line: colour.outline, lineWidth: 0.8 })
  const side = (verdictHeight - square) / 2
  const place = { x: sheet.left + side, y: y + side, width: square, height: square }
  const isFormal = standing === 'formal'
  if (isFormal) pen.box(place, { fill: '#1b2127', line: colour.text, lineWidth: 1 })
  else pen.box(place, { line: colour.text, lineWidth: 1.2, dashed: true })
  const letter = {
    size: verdict.class === null ? 12 : 40,
    bold: true,
    colour: isFormal ? '#ffffff' : '#000000',
  } as const
  const height = pen.heightOf(1, letter)
  pen.text(verdict.class ?? '未定', place.x + square / 2, place.y + (square - height) / 2, letter, 'center')

  const x = place.x + square + mm(3)
  const word = isFormal ? verdict.word : `${verdict.word}（预估）`
  pen.text(word, x, y + mm(1), { size: 13, bold: true })
  const total = verdict.total === null ? '总分 不计' : `总分 ${verdict.total} / 100`
  pen.text(total, x, y + mm(7.6), { size: 10.5, bold: true })
  pen.text(verdict.rank ?? '不参加排名', x, y + mm(12.6), { size: 9.5 })
  if (verdict.group !== null) pen.text(verdict.group, x, y + mm(16.9), { size: 8 })

  const from = x + factsWidth
  const room = sheet.left + sheet.width - pad - from
  pen.rule(from - mm(2), y, from - mm(2), y + verdictHeight)
  const { lines, size } = sentences(
    pen,
    verdict.sentences.map(({ text }) => text),
    room,
  )
  pen.paragraph(lines, from, y + (verdictHeight - pen.heightOf(lines.length, { size })) / 2, { size })
}

function sentences(pen: Pen, texts: readonly string[], room: number): { lines: readonly string[]; size: number } {
  for (const size of sentenceSizes) {
    const lines = texts.flatMap((text) => pen.lines(text, room, { size }))
    if (pen.heightOf(lines.length, { size }) <= verdictHeight - pad) return { lines, size }
  }
  return { lines: texts.flatMap((text) => pen.lines(text, room, { size: 5.5 })), size: 5.5 }
}

export const barsHeight = mm(27)
const sketchWidth = mm(60)
/** As the sketch is drawn, in millimetres. */
export const sketchMillimetres = { width: 60, height: 27 } as const

/** Bars of the dimensions, score of weight; the parcel's outline at the right. */
export function drawBars(pen: Pen, { dimensions, sketch }: CheckUpSheet, y: number): void {
  const width = sheet.width - sketchWidth
  pen.box({ x: sheet.left, y, width, height: barsHeight }, { line: colour.line })
  const step = (barsHeight - 2 * pad) / Math.max(dimensions.length, 1)
  const labelRoom = mm(30)
  const figureRoom = mm(24)
  const room = width - labelRoom - figureRoom - 3 * pad
  const barHeight = Math.min(mm(4.2), step * 0.6)
  for (const [index, { id, name, score, weight, text }] of dimensions.entries()) {
    const middle = y + pad + step * (index + 0.5)
    const label = pen.fitted(`${id} ${name}`, labelRoom, [9, 8.5, 8, 7.5, 7], 1)
    const look = { size: label?.size ?? 6.5 }
    pen.text(`${id} ${name}`, sheet.left + pad, middle - pen.heightOf(1, look) / 2, look)
    const bar = { x: sheet.left + pad + labelRoom, y: middle - barHeight / 2, height: barHeight }
    pen.box({ ...bar, width: room }, { line: colour.line })
    const share = weight > 0 ? Math.min(Math.max(score / weight, 0), 1) : 0
    if (share > 0) pen.box({ ...bar, width: room * share }, { fill: '#4a545e' })
    pen.text(
      text,
      sheet.left + width - pad,
      middle - pen.heightOf(1, { size: 9 }) / 2,
      { size: 9, bold: true },
      'right',
    )
  }
  const x = sheet.left + width
  if (sketch === null) {
    pen.box({ x, y, width: sketchWidth, height: barsHeight }, { line: colour.line })
    pen.text(
      '无边界数据',
      x + sketchWidth / 2,
      y + barsHeight / 2 - pen.heightOf(1, looks.body) / 2,
      looks.body,
      'center',
    )
  }
}
