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
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true, indent: 1 },
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
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true, indent: 1 },
}

/** A cell that is filled in; one that is blank, and may be, is white. */
export function valueLook({ kind, need }: Column, isBlank: boolean, align = kind.align): LookOfCell {
  const { numberFormat } = kind
  const indent = align === 'center' ? 0 : 1
  return inputLook(isBlank ? 'optional' : need, { numberFormat, align, wrap: kind.align === 'left', indent }, false)
}
