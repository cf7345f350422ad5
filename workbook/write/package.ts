import { quoteSheet } from '../address.ts'
import { escapeXml } from '../xml/escape.ts'
import { chartContentTypes, type PlacedChart } from './chart.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationshipsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export interface ListedSheet {
  readonly name: string
  /** 1-based row repeated on every printed page. */
  readonly headingRow: number
  readonly hidden: boolean
}

/** The small parts of a workbook of plain sheets, before the sheets themselves. */
export function packageParts(
  sheets: readonly ListedSheet[],
  styles: string,
  charts: readonly PlacedChart[] = [],
): readonly (readonly [string, string])[] {
  return [
    ['[Content_Types].xml', contentTypes(sheets.length, chartContentTypes(charts))],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([...sheets.map((_, index) => ['worksheet', sheetFile(index)] as const), ['styles', 'styles.xml']]),
    ],
    ['xl/styles.xml', declaration + styles],
  ]
}

export function sheetPath(index: number): string {
  return `xl/${sheetFile(index)}`
}

function sheetFile(index: number): string {
  return `worksheets/sheet${index + 1}.xml`
}

function contentTypes(count: number, charts: string): string {
  const sheets = Array.from(
    { length: count },
    (_, index) => `<Override PartName="/${sheetPath(index)}" ContentType="${spreadsheet}.worksheet+xml"/>`,
  )
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${sheets.join('')}${charts}</Types>`
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="${relationshipsNamespace}">${entries.join('')}</Relationships>`
}

function workbook(sheets: readonly ListedSheet[]): string {
  const listed = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden ? ' state="veryHidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const titles = sheets.map(({ name, headingRow, hidden }, index) =>
    hidden
      ? ''
      : `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(quoteSheet(name))}!$${headingRow}:$${headingRow}</definedName>`,
  )
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}
