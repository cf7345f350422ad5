import type { FillRole } from '#core/form/sheet-plan.ts'
import type { LookOfCell } from '../build.ts'

/** Colours of the workbooks, as RRGGBB. */
export const ink = '1B2127'
export const hint = '5F6A75'
export const line = '868F98'
export const headFill = '0B6B55'
export const groupFill = 'E6F3EF'
export const labelFill = 'F7F9FA'
export const missingFill = 'FDE3E0'
export const missingEdge = 'B3261E'
export const restFill = 'EDF0F2'

const fills: Readonly<Record<FillRole, string>> = {
  required: 'FFF6DC',
  conditional: 'FFF6DC',
  optional: 'FFFFFF',
  town: 'EAF3FB',
  department: 'ECE8F3',
  readonly: restFill,
}

type Font = NonNullable<LookOfCell['font']>

/** 黑体 for titles and labels, 宋体 for everything that is filled in or read. */
export function heading(size: number, color = ink): Font {
  return { name: '黑体', size, color: { rgb: color } }
}

export function body(size: number, color = ink): Font {
  return { name: '宋体', size, color: { rgb: color } }
}

/** Both colours, because a conditional format is painted in the second. */
export function fill(rgb: string): NonNullable<LookOfCell['fill']> {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb }, bgColor: { rgb } }
}

type Border = NonNullable<LookOfCell['border']>
type Side = NonNullable<Border['left']>

export function side(style: Side['style'], rgb = line): Side {
  return { style, color: { rgb } }
}

export const thinBox: Border = { left: side('thin'), right: side('thin'), top: side('thin'), bottom: side('thin') }
const dottedBox: Border = { left: side('dotted'), right: side('dotted'), top: side('dotted'), bottom: side('dotted') }

/** A cell that is filled in, by its role. */
export function inputLook(
  role: FillRole,
  format: {
    readonly numberFormat: string
    readonly align: 'left' | 'right' | 'center'
    readonly wrap: boolean
    readonly indent: number
  },
  locked: boolean,
): LookOfCell {
  return {
    font: body(10.5),
    fill: fill(fills[role]),
    border: role === 'conditional' ? dottedBox : thinBox,
    alignment: { horizontal: format.align, vertical: 'center', wrapText: format.wrap, indent: format.indent },
    numFmt: format.numberFormat,
    protection: { locked },
  }
}

export function roleFill(role: FillRole): string {
  return fills[role]
}
