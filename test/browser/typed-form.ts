import { loadWorkbook } from '../excel-host/file/load.ts'
import { areaText, cellArea, sheetPrefix } from '../excel-host/model/area.ts'
import { cellText } from '../excel-host/model/cell-text.ts'
import { wireValue } from '../excel-host/model/value.ts'
import type { Excel } from './excel-window.ts'

/** A cell and what a person types into it. */
export interface Entry {
  readonly field: string
  /** With its sheet. */
  readonly address: string
  readonly text: string
}

/** The unlocked cells of a filled 一地一表 that hold something: the parcel's, then those of the first firm's row. */
export function entriesOf(file: Uint8Array): readonly Entry[] {
  const workbook = loadWorkbook(file)
  const names = [...workbook.names.all(), ...workbook.sheets.flatMap((sheet) => sheet.names.all())]
  return names.flatMap((name) => {
    const cells = workbook.areaOf(name)
    if (cells === null || !name.name.startsWith('f_')) return []
    const { sheet, area } = cells
    const { locked, numberFormat } = workbook.lookOf(sheet, area.top, area.left)
    const value = sheet.valueAt(area.top, area.left)
    if (locked || value === null) return []
    const isDay = typeof value === 'number' && numberFormat.includes('y')
    const text = isDay ? cellText(value, 'yyyy-mm-dd') : String(wireValue(value))
    const address = `${sheetPrefix(sheet.name)}!${areaText(cellArea(area.top, area.left))}`
    return [{ field: name.name.slice('f_'.length), address, text }]
  })
}

/** Where a field is typed. */
export function addressOf(entries: readonly Entry[], field: string): string {
  const entry = entries.find((one) => one.field === field)
  if (entry === undefined) throw new Error(`nothing is typed into ${field}`)
  return entry.address
}

/** Types every entry; one that Excel refuses fails the test. */
export async function typeAll(excel: Excel, entries: Iterable<Entry>): Promise<void> {
  for (const { address, text } of entries) {
    const outcome = await excel.act('type', address, text)
    if (!outcome.done) throw new Error(`${address} refuses ${text}: ${outcome.message}`)
  }
}
