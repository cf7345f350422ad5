import type { LookOfCell } from '../build.ts'
import {
  body,
  fill,
  groupFill,
  headFill,
  heading,
  hint,
  inputLook,
  labelFill,
  side,
  thinBox,
} from '../draft/palette.ts'
import type { Column } from './column.ts'

/** How the sheets of a standard look: as our other workbooks do (palette). */
export const titleLook: LookOfCell = { font: heading(16), alignment: { horizontal: 'left', vertical: 'center' } }
export const noteLook: LookOfCell = { font: body(9, hint), alignment: { horizontal: 'left', vertical: 'center' } }
export const stepLook: LookOfCell = {
  font: body(10.5),
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
}
export const groupLook: LookOfCell = {
  font: heading(10.5),
  fill: fill(groupFill),
  border: { top: side('thin'), bottom: side('thin') },
  alignment: { horizontal: 'left', vertical: 'center' },
}
export const helpLook: LookOfCell = {
  font: body(9, hint),
  fill: fill(labelFill),
  border: thinBox,
  alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
}
export const headLook: LookOfCell = {
  font: heading(10.5, 'FFFFFF'),
  fill: fill(headFill),
  border: thinBox,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}
export const labelLook: LookOfCell = {
  font: heading(10.5),
  fill: fill(labelFill),
  border: thinBox,
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
}

/** A cell that is filled in, by when it has to be. */
export function valueLook({ kind, need }: Column, align = kind.align): LookOfCell {
  const { numberFormat } = kind
  const wrap = kind.align === 'left'
  return inputLook(need, { numberFormat, align, wrap, indent: 0 }, false)
}
