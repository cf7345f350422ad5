import { escapeXml } from '../xml/escape.ts'

/** Look of one column's cells. */
export interface CellLook {
  readonly numberFormat: string
  readonly align: 'left' | 'right' | 'center'
}

/** Cell styles every exported sheet begins with. */
export const titleStyle = 1
export const noteStyle = 2
export const headingStyle = 3
const firstLook = 4

/** Styles of an exported workbook: title, note, heading, then one for each look. */
export class LookBook {
  readonly #looks: CellLook[] = []

  /** Style index of the look. */
  add(look: CellLook): number {
    const known = this.#looks.findIndex((one) => one.numberFormat === look.numberFormat && one.align === look.align)
    if (known !== -1) return known + firstLook
    this.#looks.push(look)
    return this.#looks.length - 1 + firstLook
  }

  /** The styles part. */
  toXml(): string {
    const formats = [...new Set(this.#looks.map((look) => look.numberFormat).filter((code) => builtIn(code) === null))]
    const idOf = (code: string): number => builtIn(code) ?? 164 + formats.indexOf(code)
    const numFmts = formats.map((code) => `<numFmt numFmtId="${idOf(code)}" formatCode="${escapeXml(code)}"/>`)
    const looks = this.#looks.map((look) => xf(idOf(look.numberFormat), 0, 0, 1, alignment(look.align, false)))
    const xfs = [
      xf(0, 0, 0, 0, ''),
      xf(0, 1, 0, 0, alignment('left', false)),
      xf(0, 2, 0, 0, alignment('left', false)),
      xf(0, 3, 2, 1, alignment('center', true)),
      ...looks,
    ]
    return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${
      numFmts.length === 0 ? '' : `<numFmts count="${numFmts.length}">${numFmts.join('')}</numFmts>`
    }${fonts}${fills}${borders}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
  }
}

function builtIn(code: string): number | null {
  const known = new Map([
    ['General', 0],
    ['0', 1],
    ['0.00', 2],
    ['#,##0', 3],
    ['#,##0.00', 4],
    ['@', 49],
  ])
  return known.get(code) ?? null
}

function xf(format: number, font: number, fill: number, border: number, inner: string): string {
  const ids = `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
  return inner === '' ? `<xf ${ids}/>` : `<xf ${ids} ${applied}>${inner}</xf>`
}

function alignment(horizontal: CellLook['align'], wrap: boolean): string {
  return `<alignment horizontal="${horizontal}" vertical="center"${wrap ? ' wrapText="1"' : ''}/>`
}

function font(name: string, size: number, color: string, bold: boolean): string {
  return `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF${color}"/><name val="${name}"/></font>`
}

const fonts = `<fonts count="4">${font('宋体', 10.5, '1B2127', false)}${font('黑体', 16, '1B2127', false)}${font('宋体', 9, '5F6A75', false)}${font('黑体', 10.5, 'FFFFFF', false)}</fonts>`
const fills =
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0B6B55"/><bgColor indexed="64"/></patternFill></fill></fills>'
const side = (name: string): string => `<${name} style="thin"><color rgb="FF868F98"/></${name}>`
const borders = `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`
