import type { HostileFile } from './hostile-file.ts'
import { relationships, type SheetExtras, sheetXml, textCell, workbookParts, workbookWith } from './workbook-parts.ts'
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
