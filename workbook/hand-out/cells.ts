import type { CellContent } from '../patch/cell.ts'
import { escapeCellText, escapeXml } from '../xml/escape.ts'

/** What becomes of a cell that the template has: another look, or a formula with the value it has when it leaves us. */
export interface CellChange {
  readonly look?: (present: number) => number
  readonly formula?: string
}

const cell = /<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g

/** The sheet part with some of its cells changed, by address; cells it does not have are passed over. */
export function changeCells(xml: string, changes: ReadonlyMap<string, CellChange>): string {
  return xml.replace(cell, (whole, address: string, attributes: string, inner: string | undefined) => {
    const change = changes.get(address)
    if (change === undefined) return whole
    const present = lookOf(attributes)
    const look = change.look?.(present) ?? present
    if (change.formula !== undefined) return formulaCell(address, look, change.formula, '')
    const kept = attributes.replace(/\ss="\d+"/, '')
    const opening = `<c r="${address}"${kept} s="${look}"`
    return inner === undefined ? `${opening}/>` : `${opening}>${inner}</c>`
  })
}

/** Look of a cell of the sheet; 0 where it has none. */
export function lookAt(xml: string, address: string): number {
  const found = new RegExp(`<c r="${address}"([^>]*)>`).exec(xml)
  return lookOf(found?.[1] ?? '')
}

function lookOf(attributes: string): number {
  return Number(/\ss="(\d+)"/.exec(attributes)?.[1] ?? 0)
}

/** A formula with its present value: programs that do not calculate show it, and no reader takes it for unknown. */
export function formulaCell(address: string, look: number, formula: string, value: CellContent): string {
  const isText = typeof value !== 'number'
  const shown = value === null ? '' : escapeCellText(String(value))
  return `<c r="${address}" s="${look}"${isText ? ' t="str"' : ''}><f>${escapeXml(formula)}</f><v>${shown}</v></c>`
}
