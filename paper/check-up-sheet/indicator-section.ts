import type { SheetIndicator } from '#core/check-up-sheet/sheet.ts'
import { pointsText } from '#core/scoring/figure-text.ts'
import type { LadderStep } from '#core/scoring/ladder-steps.ts'
import { colour, mm } from '../layout/measure.ts'
import { hitFill, looks, pad, sheet } from './measure.ts'
import type { Pen } from './pen.ts'
import type { Piece, Section } from './piece.ts'

const columns = { name: mm(34), measured: mm(56), scale: mm(69), score: mm(21) } as const
const headHeight = mm(5.2)
const leastRow = mm(7.1)
/** Above and below the words of a row together. */
const slack = mm(0.5)
const starts = {
  measured: columns.name,
  scale: columns.name + columns.measured,
  score: columns.name + columns.measured + columns.scale,
} as const
const heads = [
  ['指标（编号即条号）', 0, columns.name],
  ['取值', starts.measured, columns.measured],
  ['分档（差 → 优，上分值、下界线）或基准', starts.scale, columns.scale],
  ['得分 / 权重', starts.score, columns.score],
] as const

export const indicatorsName = '指标明细'

/** The table of indicators: what was measured, the ladder with the step that was reached, points of weight. */
export function indicatorSection(pen: Pen, indicators: readonly SheetIndicator[]): Section {
  const line = pen.heightOf(1, looks.text) + pad
  return {
    name: indicatorsName,
    items: indicators.map((indicator) => indicatorRow(pen, indicator)),
    least: 4,
    heightOf: (items, isCut) => headHeight + items.reduce((sum, { height }) => sum + height, 0) + (isCut ? line : 0),
    draw(on, items, isCut, y, height) {
      on.box({ x: sheet.left, y, width: sheet.width, height: headHeight }, { fill: '#f0f0f0' })
      for (const [text, x, width] of heads) {
        on.text(text, sheet.left + x + width / 2, y + pad * 0.8, looks.heading, 'center')
      }
      let at = y + headHeight
      for (const item of items) {
        item.draw(on, sheet.left, at)
        at += item.height
        on.rule(sheet.left, at, sheet.left + sheet.width, at)
      }
      if (isCut) on.text('其余指标见附页。', sheet.left + pad, at + pad / 2, { ...looks.text, bold: true })
      on.rule(sheet.left, y + headHeight, sheet.left + sheet.width, y + headHeight)
      for (const x of Object.values(starts)) on.rule(sheet.left + x, y, sheet.left + x, at)
      on.box({ x: sheet.left, y, width: sheet.width, height }, { line: colour.outline, lineWidth: 0.8 })
    },
  }
}

function indicatorRow(pen: Pen, indicator: SheetIndicator): Piece {
  const { id, name, measured, steps, held, score, weight } = indicator
  const inner = columns.measured - 2 * pad
  const fit = pen.fitted(measured, inner, [8, 7.5], 1) ?? pen.fitted(measured, inner, [7, 6.5], 2)
  const size = fit?.size ?? 6.5
  const figures = fit?.lines ?? pen.lines(measured, inner, { size })
  const names = pen.fitted(`${id} ${name}`, columns.name - 2 * pad, [8.5, 8, 7.5], 2)
  const nameLook = { size: names?.size ?? 7, bold: true } as const
  const nameLines = pen.lines(`${id} ${name}`, columns.name - 2 * pad, nameLook)
  const heldLook = looks.fine
  const heldLines = held === null ? [] : pen.lines(held, columns.scale - 2 * pad, heldLook)
  const height = Math.max(
    leastRow,
    pen.heightOf(figures.length, { size }) + slack,
    pen.heightOf(nameLines.length, nameLook) + slack,
    pen.heightOf(heldLines.length, heldLook) + slack,
  )
  const middle = (of: number): number => (height - of) / 2
  return {
    height,
    draw(on, x, y) {
      on.paragraph(nameLines, x + pad, y + middle(on.heightOf(nameLines.length, nameLook)), nameLook)
      on.paragraph(figures, x + starts.measured + pad, y + middle(on.heightOf(figures.length, { size })), { size })
      if (held === null) ladder(on, steps, x + starts.scale, y, height)
      else
        on.paragraph(heldLines, x + starts.scale + pad, y + middle(on.heightOf(heldLines.length, heldLook)), heldLook)
      const scoreLook = { size: 9.5, bold: true } as const
      const text = weight === '' ? score : `${score} / ${weight}`
      on.text(text, x + sheet.width - pad, y + middle(on.heightOf(1, scoreLook)), scoreLook, 'right')
    },
  }
}

/** Worst to best; the step that was reached stands on grey, outlined and ticked. */
function ladder(pen: Pen, steps: readonly LadderStep[], x: number, y: number, height: number): void {
  const width = columns.scale / Math.max(steps.length, 1)
  for (const [index, { points, bound, isHit }] of steps.entries()) {
    const left = x + index * width
    if (index > 0) pen.rule(left, y, left, y + height, { width: 0.3 })
    if (isHit) {
      pen.box(
        { x: left + 0.6, y: y + 0.6, width: width - 1.2, height: height - 1.2 },
        { fill: hitFill, line: colour.text, lineWidth: 0.9 },
      )
    }
    const look = { size: 8, ...(isHit ? { bold: true as const } : {}) }
    const small = pen.fitted(bound, width - 2, [7, 6.5, 6, 5.5], 1)
    const boundLook = { size: small?.size ?? 5, ...(isHit ? { bold: true as const } : {}) }
    const top = y + (height - pen.heightOf(1, look) - pen.heightOf(1, boundLook)) / 2
    const middle = left + width / 2
    pen.text(pointsText(points), isHit ? middle - 3 : middle, top, look, 'center')
    if (isHit) pen.tick(middle - 3 + pen.width(pointsText(points), look) / 2 + 2, top + 2.5, 5.5)
    pen.text(bound, middle, top + pen.heightOf(1, look), boundLook, 'center')
  }
}
