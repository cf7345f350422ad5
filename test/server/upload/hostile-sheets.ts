import type { HostileFile } from './hostile-file.ts'
import {
  columnName,
  relationships,
  type SheetExtras,
  sheetXml,
  textCell,
  workbookParts,
  workbookWith,
} from './workbook-parts.ts'
import { type ZipPart, zipOf } from './zip-builder.ts'

const sheet = 'xl/worksheets/sheet1.xml'
const lastCell = 'XFD1048576'

function withSheet(extras: SheetExtras): () => Uint8Array {
  return () => workbookWith(extras)
}

function withParts(...changes: readonly ZipPart[]): () => Uint8Array {
  return () => zipOf(workbookParts(changes))
}

function validation(area: string): string {
  return `<dataValidations count="1"><dataValidation type="list" sqref="${area}"><formula1>"是,否"</formula1></dataValidation></dataValidations>`
}

/** What no guard can see: sheets that are small on disk and endless in a reader. */
export const hostileSheets: readonly HostileFile[] = [
  {
    name: '表格最末一格有字',
    bytes: withSheet({ rows: `<row r="1048576">${textCell(lastCell, '末')}</row>` }),
    outcome: 'read',
  },
  { name: '自称有一百七十亿格', bytes: withSheet({ before: `<dimension ref="A1:${lastCell}"/>` }), outcome: 'read' },
  {
    name: '合并到表格最末一格',
    bytes: withSheet({ after: `<mergeCells count="1"><mergeCell ref="A3:${lastCell}"/></mergeCells>` }),
    outcome: 'read',
  },
  { name: '整张表都有下拉选项', bytes: withSheet({ after: validation(`A1:${lastCell}`) }), outcome: 'read' },
  { name: '行号倒着排', bytes: withSheet({ rows: '<row r="1"><c r="A1"/></row><row r="0"/>' }), outcome: 'read' },
  { name: '工作表名叫 __proto__', bytes: () => zipOf(workbookParts([], '__proto__')), outcome: 'read' },
  {
    name: '单元格文字是公式的样子',
    bytes: withSheet({
      cells: { parcelName: '=HYPERLINK("http://example.com","x")', ownerName: "=cmd|'/c calc'!A1" },
    }),
    outcome: 'read',
  },
  { name: '链接到别的工作簿', bytes: withExternalLink, outcome: 'read' },
  { name: '嵌入的文件', bytes: withParts({ name: 'xl/embeddings/oleObject1.bin', data: 'x' }), outcome: 'read' },
  { name: '只有图表工作表', bytes: withChartSheet, outcome: 'workbook-chart-sheet' },
  { name: '二十万个合并', bytes: withSheet({ after: merges(200_000) }), outcome: 'read' },
  { name: '十万条数据验证', bytes: withSheet({ after: validations(100_000) }), outcome: 'read' },
  { name: '条件格式盖住整张表', bytes: withSheet({ after: formatting(`A1:${lastCell}`) }), outcome: 'read' },
  { name: '六十万个空行', bytes: withSheet({ rows: blankRows(600_000) }), outcome: 'read' },
  { name: '一行一万六千格', bytes: withSheet({ rows: wideRow() }), outcome: 'read' },
  { name: '一格八百万字', bytes: withSheet({ cells: { parcelName: longText(8_000_000) } }), outcome: 'read' },
  {
    name: '共享公式盖住整张表',
    bytes: withSheet({
      rows: `<row r="3"><c r="A3"><f t="shared" si="0" ref="A3:${lastCell}">WEBSERVICE("http://192.0.2.1")</f><v>1</v></c></row>`,
    }),
    outcome: 'read',
  },
  { name: '六万个定义名称，含 __proto__', bytes: withNames(60_000), outcome: 'read' },
  {
    name: '表头叫 __proto__、constructor、toString',
    bytes: withSheet({
      rows: `<row r="4">${headings(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])}</row>`,
    }),
    outcome: 'read',
  },
  {
    name: '地址叫 __proto__ 的格',
    bytes: withSheet({ rows: '<row r="__proto__"><c r="__proto__"><v>1</v></c></row>' }),
    outcome: 'read',
  },
  {
    name: '说明自己来历的部件里有 __proto__',
    bytes: withParts({
      name: 'customXml/item1.xml',
      data: '<parcel-checkup xmlns="urn:parcel-checkup:workbook"><__proto__ template="x"/><form id="__proto__" version="1"/></parcel-checkup>',
    }),
    outcome: 'read',
  },
  {
    name: '公式取别的工作簿和 DDE 的值',
    bytes: withSheet({
      rows: '<row r="3"><c r="A3"><f>[1]Sheet1!A1</f><v>9</v></c><c r="B3"><f>cmd|\'/c calc\'!A1</f><v>8</v></c></row>',
    }),
    outcome: 'read',
  },
  {
    name: '数据连接和网页查询',
    bytes: withParts(
      {
        name: 'xl/connections.xml',
        data: '<connections><connection id="1" type="4" refreshOnLoad="1"><webPr url="http://192.0.2.1"/></connection></connections>',
      },
      { name: 'xl/queryTables/queryTable1.xml', data: '<queryTable connectionId="1" refreshOnLoad="1"/>' },
    ),
    outcome: 'read',
  },
  { name: '没有我们的表', bytes: withParts({ name: sheet, data: emptySheet() }), outcome: 'workbook-no-form' },
  { name: '工作表不是 XML', bytes: withParts({ name: sheet, data: 'PK\u0003\u0004' }), outcome: 'workbook-no-form' },
  { name: '标签套了十万层', bytes: withSheet({ after: '<a>'.repeat(100_000) }), outcome: 'read' },
  {
    name: '工作表指到包外',
    bytes: withParts({
      name: 'xl/_rels/workbook.xml.rels',
      data: relationships([['rId1', 'worksheet', '../../../etc/passwd']]),
    }),
    outcome: 'workbook-damaged',
  },
]

function merges(count: number): string {
  const cells = Array.from({ length: count }, (_, index) => `<mergeCell ref="A${index + 10}:C${index + 10}"/>`)
  return `<mergeCells count="${count}">${cells.join('')}</mergeCells>`
}

function validations(count: number): string {
  const rules = Array.from(
    { length: count },
    (_, index) => `<dataValidation type="whole" sqref="D${index + 10}"><formula1>${index}</formula1></dataValidation>`,
  )
  return `<dataValidations count="${count}">${rules.join('')}</dataValidations>`
}

function formatting(area: string): string {
  return `<conditionalFormatting sqref="${area}"><cfRule type="expression" priority="1"><formula>A1=1</formula></cfRule></conditionalFormatting>`
}

function blankRows(count: number): string {
  return Array.from({ length: count }, (_, index) => `<row r="${index + 3}" s="1" ht="${index % 97}"/>`).join('')
}

/** Every column Excel has. */
function wideRow(): string {
  const cells = Array.from({ length: 16_384 }, (_, column) => `<c r="${columnName(column)}3"><v>${column}</v></c>`)
  return `<row r="3">${cells.join('')}</row>`
}

/** Of digits that do not repeat, so that it packs no better than a real text. */
function longText(length: number): string {
  let state = 7
  const piece = Array.from({ length: 50_000 }, () => {
    state = (state * 48_271) % 2_147_483_647
    return state.toString(36)
  }).join('')
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
}

function headings(texts: readonly string[]): string {
  return texts.map((text, column) => textCell(`${columnName(column)}4`, text)).join('')
}

function withNames(count: number): () => Uint8Array {
  const [workbook] = workbookParts().filter(({ name }) => name === 'xl/workbook.xml')
  const names = Array.from({ length: count }, (_, index) => {
    const name = ['__proto__', 'constructor'][index] ?? `n${index}`
    return `<definedName name="${name}">用地主体自评表!$A$${index + 1}</definedName>`
  })
  const data = String(workbook?.data).replace('</sheets>', `</sheets><definedNames>${names.join('')}</definedNames>`)
  return withParts({ name: 'xl/workbook.xml', data })
}

function emptySheet(): string {
  return sheetXml().replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>')
}

function withExternalLink(): Uint8Array {
  const link = '<externalLink><externalBook r:id="rId1"/></externalLink>'
  const rels = [
    ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ['rId2', 'externalLink', 'externalLinks/externalLink1.xml'],
  ] as const
  return zipOf(
    workbookParts([
      { name: 'xl/_rels/workbook.xml.rels', data: relationships(rels) },
      { name: 'xl/externalLinks/externalLink1.xml', data: link },
      {
        name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
        data: relationships([['rId1', 'externalLinkPath', 'http://192.0.2.1/evil.xlsx']]),
      },
    ]),
  )
}

function withChartSheet(): Uint8Array {
  return zipOf(
    workbookParts([
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: relationships([['rId1', 'chartsheet', 'chartsheets/sheet1.xml']]),
      },
      { name: 'xl/chartsheets/sheet1.xml', data: '<chartsheet/>' },
    ]),
  )
}
