import type { LookOfCell } from '#workbook/build.ts'
import { body, fill, groupFill, heading, hint, ink, labelFill, side, thinBox } from '#workbook/draft/palette.ts'

/** Looks of the printed parts of a paper form. */
export const titleLook: LookOfCell = { font: heading(16), alignment: { horizontal: 'center', vertical: 'center' } }

export const noteLook: LookOfCell = {
  font: body(9, hint),
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

export const sectionLook: LookOfCell = {
  font: heading(10.5),
  fill: fill(groupFill),
  border: thinBox,
  alignment: { horizontal: 'left', vertical: 'center', indent: 1 },
}

export const markLook: LookOfCell = {
  font: body(9, ink),
  fill: fill(labelFill),
  border: { left: side('thin'), top: side('thin'), bottom: side('thin') },
  alignment: { horizontal: 'center', vertical: 'center' },
}

export const labelLook: LookOfCell = {
  font: heading(10.5),
  fill: fill(labelFill),
  border: { right: side('thin'), top: side('thin'), bottom: side('thin') },
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
}

export const blankLook: LookOfCell = { fill: fill(labelFill), border: { top: side('thin'), bottom: side('thin') } }

export const promiseLook: LookOfCell = {
  font: body(10.5),
  border: thinBox,
  alignment: { horizontal: 'left', vertical: 'center', indent: 1 },
}

export const sealTopLook: LookOfCell = {
  font: heading(10.5),
  border: { left: side('thin'), right: side('thin'), top: side('thin') },
  alignment: { horizontal: 'left', vertical: 'top', wrapText: true, indent: 1 },
}

export const sealFootLook: LookOfCell = {
  font: body(10.5),
  border: { left: side('thin'), right: side('thin'), bottom: side('thin') },
  alignment: { horizontal: 'right', vertical: 'center' },
}
