import { createRequire } from 'node:module'
import type qrModule from 'pdfmake/js/qrEnc.js'
import { shortOf } from '#core/check-up-sheet/code.ts'
import { type CheckUpSheet, standingWords } from '#core/check-up-sheet/sheet.ts'
import { colour, mm } from '../layout/measure.ts'
import { looks, pad, sheet } from './measure.ts'
import type { Pen } from './pen.ts'

// CommonJS that says it is not, as the printer is.
const { default: qr } = createRequire(import.meta.url)('pdfmake/js/qrEnc.js') as typeof qrModule

export const headHeight = mm(18.5)
const codeSide = mm(15)

/** Title, whom the sheet was made for, and the code. */
export function drawHead(pen: Pen, { title, cycle, standing, notes, code, verdict }: CheckUpSheet, y: number): void {
  const right = sheet.left + sheet.width
  const room = sheet.width - (code === null ? 0 : mm(31))
  pen.text(title, sheet.left, y, looks.title)
  const word = standingWords[standing].split(' ')[0] ?? ''
  const subtitle = [`${cycle}年度`, word, verdict.judged].filter((part) => part !== '').join('　')
  pen.text(subtitle, sheet.left, y + mm(7.8), { size: 10 })
  const fitted = pen.fitted(notes.join('　'), room, [8, 7.5, 7, 6.5, 6], 2)
  if (fitted !== null) pen.paragraph(fitted.lines, sheet.left, y + mm(12.2), { size: fitted.size, colour: '#333333' })
  if (code === null) return
  drawCode(pen, code, right - codeSide, y - mm(1), codeSide)
  pen.text(shortOf(code), right, y + codeSide - mm(0.6), { size: 6.5, bold: true }, 'right')
}

function drawCode(pen: Pen, code: string, x: number, y: number, side: number): void {
  const drawn = qr.measure({ qr: code, eccLevel: 'M' })
  const scale = side / drawn._width
  const [, ...modules] = drawn._canvas
  const { document } = pen
  document.save()
  for (const { x: left, y: top, w, h } of modules) {
    document.rect(x + left * scale, y + top * scale, w * scale, h * scale)
  }
  document.fill(colour.text).restore()
}

/** What the notes need beyond their place at the head; they then stand on the next page. */
export function notesOverflow(pen: Pen, { notes, code }: CheckUpSheet): readonly string[] {
  const room = sheet.width - (code === null ? 0 : mm(31))
  return pen.fitted(notes.join('　'), room, [8, 7.5, 7, 6.5, 6], 2) === null ? notes : []
}

export const identityHeight = mm(26)
const rowHeight = identityHeight / 4
const labelWidth = mm(26)

/** Four lines of two labels with their values. Returns values that did not fit whole. */
export function drawIdentity(pen: Pen, { identity }: CheckUpSheet, y: number): void {
  const half = sheet.width / 2
  pen.box({ x: sheet.left, y, width: sheet.width, height: identityHeight }, { line: colour.outline, lineWidth: 0.8 })
  for (const [index, { label, value }] of identity.entries()) {
    const x = sheet.left + (index % 2) * half
    const top = y + Math.floor(index / 2) * rowHeight
    pen.box({ x, y: top, width: labelWidth, height: rowHeight }, { fill: '#f0f0f0', line: colour.line })
    pen.box({ x: x + labelWidth, y: top, width: half - labelWidth, height: rowHeight }, { line: colour.line })
    const look = looks.label
    pen.text(label, x + pad, top + (rowHeight - pen.heightOf(1, look)) / 2, look)
    const { lines, size } = valueLines(pen, value)
    pen.paragraph(lines, x + labelWidth + pad, top + (rowHeight - pen.heightOf(lines.length, { size })) / 2, { size })
  }
}

const valueSizes = [9, 8.5, 8, 7.5, 7] as const
const valueRoom = sheet.width / 2 - labelWidth - 2 * pad
const cutWords = '……（全文见附页）'

function valueLines(pen: Pen, value: string | null): { readonly lines: readonly string[]; readonly size: number } {
  const text = value ?? '未填'
  const one = pen.fitted(text, valueRoom, [9, 8.5], 1)
  const fitted = one ?? pen.fitted(text, valueRoom, valueSizes, 2)
  if (fitted !== null) return fitted
  const size = 7
  const [first = ''] = pen.lines(text, valueRoom, { size })
  return { lines: [first, cutWords], size }
}

/** Values that stand on the next page in full. */
export function longValues(pen: Pen, { identity }: CheckUpSheet): readonly string[] {
  return identity.flatMap(({ label, value }) =>
    valueLines(pen, value).lines.includes(cutWords) ? [`${label}：${value ?? ''}`] : [],
  )
}
