import { contains } from '../model/area.ts'
import type { ConditionalFormat } from '../model/conditional-format.ts'
import type { Look } from '../model/look.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Workbook } from '../model/workbook.ts'
import { holds } from './formula.ts'

/** What a cell looks like with the conditional formats that hold for it: the first that says a thing wins. */
export function shownLook(workbook: Workbook, sheet: Sheet, row: number, column: number): Look {
  const look = { ...workbook.lookOf(sheet, row, column), ...tableLook(sheet, row, column) }
  let { fill, fontColor, bold, italic } = look
  const said = { fill: false, fontColor: false, bold: false, italic: false }
  for (const format of holding(sheet, row, column)) {
    const { look: change } = format
    if (change.fill !== null && !said.fill) [fill, said.fill] = [change.fill, true]
    if (change.fontColor !== null && !said.fontColor) [fontColor, said.fontColor] = [change.fontColor, true]
    if (change.bold !== null && !said.bold) [bold, said.bold] = [change.bold, true]
    if (change.italic !== null && !said.italic) [italic, said.italic] = [change.italic, true]
    if (format.stopIfTrue) break
  }
  return { ...look, fill, fontColor, bold, italic }
}

/** The heading row of a table, bold, as the light styles have it; cells that say otherwise keep their look. */
function tableLook(sheet: Sheet, row: number, column: number): Partial<Look> {
  const isHeading = sheet.tables.some(({ showHeaders, anchor: { area } }) => {
    return showHeaders && area !== null && area.top === row && contains(area, row, column)
  })
  return isHeading ? { bold: true } : {}
}

function holding(sheet: Sheet, row: number, column: number): readonly ConditionalFormat[] {
  const over = sheet.formats.filter((format) => format.areas.some((area) => contains(area, row, column)))
  return over.sort((a, b) => a.priority - b.priority).filter((format) => isHolding(format, sheet, row, column))
}

function isHolding(format: ConditionalFormat, sheet: Sheet, row: number, column: number): boolean {
  const [first] = format.areas
  if (first === undefined || format.formula === '') return false
  return holds(format.formula, sheet, { rows: row - first.top, columns: column - first.left }) === true
}

type Side = 'left' | 'right' | 'top' | 'bottom'

const sides: readonly Side[] = ['left', 'right', 'top', 'bottom']

/** The sides of a border element that have a line, as CSS draws it. */
export function borderLines(border: string): readonly { readonly side: Side; readonly line: string }[] {
  return sides.flatMap((side) => {
    const [, attributes = '', inside = ''] = new RegExp(`<${side}\\b([^>]*[^/])>([^]*?)</${side}>`).exec(border) ?? []
    const style = /style="(\w+)"/.exec(attributes)?.[1] ?? 'none'
    if (style === 'none') return []
    const colour = /rgb="(?:\w\w)?(\w{6})"/.exec(inside)?.[1] ?? '000000'
    const width = style === 'medium' || style === 'thick' ? 2 : 1
    return [{ side, line: `${width}px ${/^d(ash|ot)/.test(style) ? 'dashed' : 'solid'} #${colour}` }]
  })
}
