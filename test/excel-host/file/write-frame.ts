import { areaText, cellArea, isOneCell, lastColumn } from '../model/area.ts'
import { protectionOptions } from '../model/protection.ts'
import type { Column, Sheet } from '../model/sheet.ts'
import { shiftedBy } from '../model/shift.ts'
import { legacyHash } from './legacy-hash.ts'
import { areasIn, columnsKept, fileName } from './read-sheet.ts'
import type { SheetDocument } from './sheet-document.ts'
import { element } from './xml.ts'

/** What lies around the cells: colour of the tab, view, columns, protection, merged cells; each only when it changed. */
export function writeFrame(
  document: SheetDocument,
  before: Sheet,
  after: Sheet,
  isActive: boolean,
  numberOf: (look: number) => number,
): void {
  if (before.tabColor !== after.tabColor) document.set('sheetPr', sheetPrXml(document.get('sheetPr'), after.tabColor))
  document.set('sheetViews', viewsXml(after, isActive, document.get('sheetViews')))
  if (!document.has('sheetFormatPr')) document.set('sheetFormatPr', '<sheetFormatPr defaultRowHeight="15"/>')
  if (JSON.stringify(before.columns) !== JSON.stringify(after.columns))
    document.set('cols', columnsXml(after.columns, numberOf))
  if (protectionText(before) !== protectionText(after)) {
    document.set('sheetProtection', protectionXml(after, document.get('sheetProtection')))
  }
  for (const name of ['autoFilter', 'ignoredErrors', 'protectedRanges']) {
    if (after.shifts.length > 0) document.set(name, followed(document.get(name), after))
  }
  if (JSON.stringify(before.merges) !== JSON.stringify(after.merges)) document.set('mergeCells', mergesXml(after))
}

function sheetPrXml(existing: string, color: string): string {
  const tab = color === '' ? '' : `<tabColor rgb="FF${color.slice(1)}"/>`
  const { attributes, inner = '' } = element(existing, 'sheetPr') ?? {}
  const kept = [...(attributes ?? [])].map(([name, value]) => ` ${name}="${value}"`).join('')
  return `<sheetPr${kept}>${tab}${inner.replace(/<tabColor\b[^>]*\/>/, '')}</sheetPr>`
}

function viewsXml({ gridlines, headings, frozen, selection }: Sheet, isActive: boolean, existing: string): string {
  const zoom = /\szoomScale="\d+"/.exec(existing)?.[0] ?? ''
  const flags = `${gridlines ? '' : ' showGridLines="0"'}${headings ? '' : ' showRowColHeaders="0"'}${isActive ? ' tabSelected="1"' : ''}`
  const first = areaText(cellArea(selection.top, selection.left))
  const selected = `activeCell="${first}" sqref="${isOneCell(selection) ? first : areaText(selection)}"`
  const { rows, columns } = frozen
  if (rows === 0 && columns === 0) {
    return `<sheetViews><sheetView${flags}${zoom} workbookViewId="0"><selection ${selected}/></sheetView></sheetViews>`
  }
  const pane = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight'
  const split = `${columns === 0 ? '' : ` xSplit="${columns}"`}${rows === 0 ? '' : ` ySplit="${rows}"`}`
  const corner = areaText(cellArea(rows, columns))
  const paneXml = `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`
  return `<sheetViews><sheetView${flags}${zoom} workbookViewId="0">${paneXml}<selection pane="${pane}" ${selected}/></sheetView></sheetViews>`
}

function columnsXml(columns: readonly (Column | undefined)[], numberOf: (look: number) => number): string {
  const runs: { first: number; last: number; xml: string }[] = []
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index]
    if (column === undefined) continue
    const width = column.width === undefined ? ' width="9.14"' : ` width="${column.width}" customWidth="1"`
    const xml = `${width}${column.look === undefined ? '' : ` style="${numberOf(column.look)}"`}${column.hidden ? ' hidden="1"' : ''}`
    const previous = runs.at(-1)
    if (previous?.last === index - 1 && previous.xml === xml) previous.last = index
    else runs.push({ first: index, last: index, xml })
  }
  const last = runs.at(-1)
  if (last?.last === columnsKept - 1) last.last = lastColumn
  if (last === undefined) return ''
  return `<cols>${runs.map((run) => `<col min="${run.first + 1}" max="${run.last + 1}"${run.xml}/>`).join('')}</cols>`
}

function protectionText({ protection }: Sheet): string {
  return protection === null
    ? ''
    : JSON.stringify([...protection.allowed, protection.selectionMode, protection.password])
}

/** The sheet's own password, which is known as a hash only, stays as it was. */
function protectionXml({ protection }: Sheet, existing: string): string {
  if (protection === null) return ''
  const { allowed, selectionMode, password } = protection
  const options = protectionOptions.flatMap((option) => {
    const isPlain = option === 'allowEditObjects' || option === 'allowEditScenarios'
    if (allowed.has(option) === isPlain) return []
    return [` ${fileName(option)}="${allowed.has(option) ? 0 : 1}"`]
  })
  const cells = `${selectionMode === 'Normal' ? '' : ' selectLockedCells="1"'}${selectionMode === 'None' ? ' selectUnlockedCells="1"' : ''}`
  const kept = existing.match(/\s(?:password|algorithmName|hashValue|saltValue|spinCount)="[^"]*"/g) ?? []
  const secret =
    password === null ? '' : password.kind === 'file' ? kept.join('') : ` password="${legacyHash(password.text)}"`
  return `<sheetProtection${secret} sheet="1"${options.join('')}${cells}/>`
}

/** Addresses of an element after cells came and went; one whose cells are all gone takes its element along. */
function followed(xml: string, { shifts, name }: Sheet): string {
  return xml.replace(/\s(ref|sqref)="([^"]*)"/g, (_, attribute: string, text: string) => {
    const areas = areasIn(text).flatMap((area) => shiftedBy(area, shifts) ?? [])
    if (areas.length === 0) throw new RangeError(`${name}: what lay at ${text} has no cells any more`)
    return ` ${attribute}="${areas.map(areaText).join(' ')}"`
  })
}

function mergesXml({ merges }: Sheet): string {
  if (merges.length === 0) return ''
  return `<mergeCells count="${merges.length}">${merges.map((merge) => `<mergeCell ref="${areaText(merge)}"/>`).join('')}</mergeCells>`
}
