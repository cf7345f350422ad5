import { type CheckUpSheet, standingWords } from '#core/check-up-sheet/sheet.ts'
import { colour, mm } from '../layout/measure.ts'
import { pad, sheet } from './measure.ts'
import type { Pen } from './pen.ts'

export const sealsHeight = mm(31)
const sealTitles = ['街镇（盖章）', '区工作专班（盖章）'] as const

/** Two places to be sealed; a seal of 42 mm may reach over their outline, as is usual. */
export function drawSeals(pen: Pen, y: number): void {
  const width = sheet.width / 2
  for (const [index, title] of sealTitles.entries()) {
    const x = sheet.left + index * width
    pen.box({ x, y, width, height: sealsHeight }, { line: colour.line })
    pen.text(title, x + pad, y + pad, { size: 9, bold: true })
    pen.text('年　　月　　日', x + width - pad, y + sealsHeight - mm(5.5), { size: 9 }, 'right')
  }
}

/** In the bottom margin: our label, page, and what it takes to find and compute the sheet again. */
export function drawMargin(pen: Pen, { label, proof, code }: CheckUpSheet, page: number, pages: number): void {
  const { left, width } = sheet
  pen.text(label, left, mm(283.2), { size: 8 })
  pen.text(`第 ${page} 页，共 ${pages} 页`, left + width, mm(283.2), { size: 8 }, 'right')
  const words = [...proof, ...(code === null ? ['预估件，无核验码'] : [`核验码 ${code}`])].join('　')
  const fitted = pen.fitted(words, width, [6.5, 6, 5.5, 5], 2)
  const look = { size: fitted?.size ?? 4.5, colour: '#333333' }
  pen.paragraph(fitted?.lines ?? pen.lines(words, width, look), left, mm(286.6), look)
}

const watermarkSize = 60

/** Behind everything: no one takes a draft for a formal result. */
export function drawStanding(pen: Pen, { standing }: CheckUpSheet): void {
  const words = standingWords[standing]
  if (words === '') return
  const { document } = pen
  const angle = (-Math.atan2(sheet.pageHeight, sheet.pageWidth) * 180) / Math.PI
  const centre = [sheet.pageWidth / 2, sheet.pageHeight / 2] as const
  document.save().rotate(angle, { origin: [...centre] })
  const look = { size: watermarkSize, colour: colour.watermark }
  pen.text(words, centre[0], centre[1] - watermarkSize / 2, look, 'center')
  document.restore()
}
