import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'
import type { PaperColumn, PaperField, TableBlock } from '../document.ts'
import { notFilled } from '../layout/fields.ts'
import { contentWidth } from '../layout/measure.ts'
import { run, twips } from './word-text.ts'

const available = Math.floor(contentWidth('portrait') * twips)

/** Two tables that follow each other would grow into one. */
export function gapAfterTable(): Paragraph {
  return new Paragraph({ spacing: { after: 60 }, children: [] })
}

export function fieldsTable(fields: readonly PaperField[]): Table {
  const rows: PaperField[][] = []
  for (let start = 0; start < fields.length; start += 2) rows.push(fields.slice(start, start + 2))
  return table(
    [0.2, 0.3, 0.2, 0.3].map((share) => Math.floor(available * share)),
    rows.map((pair) => {
      const cells = pair.flatMap(({ label, value }) => [cell(label, 'bold'), cell(value ?? notFilled)])
      return new TableRow({ cantSplit: true, children: pair.length === 2 ? cells : [...cells, cell(''), cell('')] })
    }),
  )
}

export function rowsTable({ columns, rows, totals = [], empty = '无' }: TableBlock): Table {
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ label }) => cell(label, 'bold', AlignmentType.CENTER)),
  })
  const line = (cells: readonly (string | null)[], weight: 'plain' | 'bold'): TableRow =>
    new TableRow({
      cantSplit: true,
      children: columns.map((column, index) => {
        const text = cells[index]
        return cell(text === null ? notFilled : (text ?? ''), weight, alignmentOf(column))
      }),
    })
  const body = rows.length > 0 ? rows.map((cells) => line(cells, 'plain')) : [line([empty], 'plain')]
  return table(widthsOf(columns), [head, ...body, ...totals.map((cells) => line(cells, 'bold'))])
}

function alignmentOf({ align = 'left' }: PaperColumn) {
  if (align === 'left') return AlignmentType.LEFT
  return align === 'right' ? AlignmentType.RIGHT : AlignmentType.CENTER
}

function widthsOf(columns: readonly PaperColumn[]): number[] {
  const millimetre = (72 / 25.4) * twips
  const fixed = columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? width * millimetre : 0), 0)
  const shares = columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? 0 : width.share), 0)
  return columns.map(({ width }) =>
    Math.floor(typeof width === 'number' ? width * millimetre : ((available - fixed) * width.share) / shares),
  )
}

const border = { style: BorderStyle.SINGLE, size: 4, color: '868F98' }
const borders = {
  top: border,
  bottom: border,
  left: border,
  right: border,
  insideHorizontal: border,
  insideVertical: border,
}

function table(columnWidths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...columnWidths],
    borders,
    rows: [...rows],
  })
}

function cell(
  text: string,
  weight: 'plain' | 'bold' = 'plain',
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
): TableCell {
  const lines = text.split('\n')
  return new TableCell({
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: lines.map((line) => new Paragraph({ alignment, children: [run(line, { bold: weight === 'bold' })] })),
  })
}
