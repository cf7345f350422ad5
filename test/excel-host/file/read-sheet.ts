import { elementEnd, findElement } from '#workbook/xml/scan.ts'
import { type Area, parseArea } from '../model/area.ts'
import { type ProtectionOption, protectionOptions } from '../model/protection.ts'
import type { Sheet } from '../model/sheet.ts'
import { type CellTables, readCells } from './read-cells.ts'
import { element, elements, isOn } from './xml.ts'

/** A sheet part, cut at its cells: what lies before and after them is small. */
export interface SheetText {
  readonly head: string
  readonly data: string
  readonly tail: string
}

export function sheetText(xml: string): SheetText {
  const data = findElement(xml, 'sheetData')
  if (data === null) return { head: xml, data: '', tail: '' }
  const end = elementEnd(xml, data)
  return { head: xml.slice(0, data.start), data: xml.slice(data.start, end), tail: xml.slice(end) }
}

export function readSheet(sheet: Sheet, { head, data, tail }: SheetText, tables: CellTables): void {
  readCells(sheet, data, tables)
  readColumns(sheet, head, tables)
  const color = element(element(head, 'sheetPr')?.inner ?? '', 'tabColor')?.attributes.get('rgb')
  if (color !== undefined) sheet.tabColor = `#${color.slice(-6).toUpperCase()}`
  readView(sheet, head)
  sheet.merges = elements(element(tail, 'mergeCells')?.inner ?? '', 'mergeCell').flatMap(({ attributes }) =>
    areasIn(attributes.get('ref')),
  )
  readProtection(sheet, tail)
}

/** "A1:B2 C3" */
export function areasIn(sqref: string | undefined): readonly Area[] {
  return (sqref ?? '').split(/\s+/).flatMap((text) => (text === '' ? [] : (parseArea(text) ?? [])))
}

/** Columns beyond are all alike in a file that names them at all. */
export const columnsKept = 1000

function readColumns(sheet: Sheet, head: string, { lookIds }: CellTables): void {
  for (const { attributes } of elements(element(head, 'cols')?.inner ?? '', 'col')) {
    const last = Math.min(Number(attributes.get('max')), columnsKept)
    for (let column = Number(attributes.get('min')) - 1; column < last; column += 1) {
      const record = sheet.column(column)
      const width = attributes.get('width')
      const style = attributes.get('style')
      if (width !== undefined) record.width = Number(width)
      if (style !== undefined) record.look = lookIds[Number(style)] ?? 0
      record.hidden = isOn(attributes.get('hidden'))
    }
  }
}

function readView(sheet: Sheet, head: string): void {
  const view = element(head, 'sheetView')
  const { attributes } = view ?? {}
  sheet.gridlines = attributes?.get('showGridLines') === undefined || isOn(attributes.get('showGridLines'))
  sheet.headings = attributes?.get('showRowColHeaders') === undefined || isOn(attributes.get('showRowColHeaders'))
  const pane = element(view?.inner ?? '', 'pane')?.attributes
  if (pane?.get('state')?.startsWith('frozen') === true) {
    sheet.frozen = { rows: Number(pane.get('ySplit') ?? 0), columns: Number(pane.get('xSplit') ?? 0) }
  }
  const selection = elements(view?.inner ?? '', 'selection')
    .at(-1)
    ?.attributes.get('sqref')
  const [first] = areasIn(selection)
  if (first !== undefined) sheet.selection = first
}

/** In a file the attribute says what is locked ("1") or allowed ("0"); absent means locked, but for these two. */
function readProtection(sheet: Sheet, tail: string): void {
  const attributes = element(tail, 'sheetProtection')?.attributes
  if (attributes === undefined || !isOn(attributes.get('sheet'))) return
  const allowed = protectionOptions.filter((option) => {
    const said = attributes.get(fileName(option))
    return said === undefined ? option === 'allowEditObjects' || option === 'allowEditScenarios' : !isOn(said)
  })
  const isUnselectable = isOn(attributes.get('selectLockedCells'))
  const selectionMode = isOn(attributes.get('selectUnlockedCells')) ? 'None' : isUnselectable ? 'Unlocked' : 'Normal'
  const hasPassword = attributes.get('password') !== undefined || attributes.get('hashValue') !== undefined
  sheet.protection = { allowed: new Set(allowed), selectionMode, password: hasPassword ? { kind: 'file' } : null }
}

/** 'allowFormatCells' is formatCells in a file. */
export function fileName(option: ProtectionOption): string {
  const special: Partial<Record<ProtectionOption, string>> = {
    allowEditObjects: 'objects',
    allowEditScenarios: 'scenarios',
  }
  const plain = option.slice('allow'.length)
  return special[option] ?? plain.charAt(0).toLowerCase() + plain.slice(1)
}
