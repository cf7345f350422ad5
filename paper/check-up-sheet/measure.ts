import { mm } from '../layout/measure.ts'

/** Lengths of the sheet, in points, after the visual specification. */
export const sheet = {
  pageWidth: mm(210),
  pageHeight: mm(297),
  left: mm(15),
  width: mm(180),
  top: mm(10),
  /** Above the margin that holds label and proof. */
  bottom: mm(282),
  gap: mm(1.3),
} as const

export const looks = {
  title: { size: 18, bold: true },
  heading: { size: 9, bold: true },
  label: { size: 8.5, bold: true },
  body: { size: 8.5 },
  text: { size: 8 },
  fine: { size: 7 },
} as const

/** Width of the column that names a block at its left. */
export const nameWidth = mm(20)
export const pad = mm(1.2)
export const hitFill = '#bfbfbf'
