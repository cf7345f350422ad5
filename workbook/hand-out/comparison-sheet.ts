import { comparisonNames } from '#core/hand-out/compare.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { columnOf } from '../address.ts'
import { type CellContent, cellXml } from '../patch/cell.ts'
import { formulaCell } from './cells.ts'

export const comparisonTitle = '去年对照'
const heads = ['表', '', '项目', '去年填报', '本年填报', '与去年相比', '沿用去年'] as const
const widths = [16, 26, 24, 26, 26, 14, 14] as const
const headRow = 5
const allCell = '$G$4'

/** One field of one row, with the cell of the form that answers it this year. */
export interface ComparisonLine {
  readonly form: string
  /** Firm of the parcel, or parcel and firm of a ledger. */
  readonly subject: string
  readonly heading: string
  readonly before: CellContent
  /** Cell of this year's answer, with its sheet; null where it has no row. */
  readonly present: string | null
  readonly now: CellContent
  readonly comparison: keyof typeof comparisonNames
  /** Look of a value of the field on white paper. */
  readonly look: number
  /** 'ask': its own confirmation; 'with': confirmed together with the firm; 'fill': this year's has to be filled. */
  readonly confirmation: 'ask' | 'with' | 'fill' | 'none'
}

export interface SheetLooks {
  readonly title: number
  readonly note: number
  readonly head: number
  readonly text: number
  readonly input: number
}

/** Row of the line of that index. */
export function lineRow(index: number): number {
  return headRow + 1 + index
}

/** The value of a line as a formula of another sheet: last year's once the line, or everything, is confirmed. */
export function carriedFormula(valueRow: number, confirmationRow: number): string {
  const sheet = `'${comparisonTitle}'!`
  return `IF(OR(${sheet}$G$${confirmationRow}="是",${sheet}${allCell}="是"),${sheet}$D$${valueRow},"")`
}

/**
 * The sheet part: last year's answers beside this year's, with a cell to confirm what is taken over.
 * @param subject heading of the second column
 */
export function comparisonSheet(
  lines: readonly ComparisonLine[],
  subject: string,
  note: string,
  looks: SheetLooks,
): string {
  const rows = [
    row(1, [text('A1', '去年对照与沿用确认', looks.title)], 30),
    row(2, [text('A2', note, looks.note)]),
    row(3, [text('A3', `${proposedFormNotice}。年度金额、人数不沿用，须填本年数。`, looks.note)]),
    row(4, [text('F4', '全部沿用', looks.text), text('G4', null, looks.input)]),
    row(
      headRow,
      heads.map((head, column) => text(`${letters[column]}${headRow}`, head || subject, looks.head)),
      24,
    ),
    ...lines.map((line, index) => lineXml(line, lineRow(index), looks)),
  ]
  const last = lineRow(lines.length - 1)
  const asked = ['G4', ...lines.flatMap((line, index) => (line.confirmation === 'ask' ? [`G${lineRow(index)}`] : []))]
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><tabColor rgb="FF868F98"/><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:G${last}"/>`,
    `<sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" state="frozen" activePane="bottomLeft"/><selection pane="bottomLeft" activeCell="G${headRow + 1}" sqref="G${headRow + 1}"/></sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="20" customHeight="1"/>',
    `<cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>`,
    '<sheetProtection sheet="1" autoFilter="0" formatColumns="0" formatRows="0"/>',
    `<autoFilter ref="A${headRow}:G${last}"/>`,
    `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" promptTitle="沿用去年" prompt="核对后仍然如此的选“是”，去年内容即填入本年表。" errorTitle="只能选“是”" error="不沿用的留空，在本年表中直接填写。" sqref="${asked.join(' ')}"><formula1>"是"</formula1></dataValidation></dataValidations>`,
    '<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>',
  ].join('')
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const

function row(number: number, cells: readonly string[], height = 20): string {
  return `<row r="${number}" ht="${height}" customHeight="1">${cells.join('')}</row>`
}

function text(address: string, content: CellContent, look: number): string {
  return cellXml('', Number(address.slice(1)), columnOf(address.slice(0, 1)), content, new Map([['s', String(look)]]))
}

const confirmationTexts = { with: '随企业一并', fill: '须填本年', none: null } as const

function lineXml(line: ComparisonLine, number: number, looks: SheetLooks): string {
  const { present, now, look, confirmation } = line
  const shown =
    present === null
      ? text(`E${number}`, now, look)
      : formulaCell(`E${number}`, look, `IF(LEN(${present})=0,"",${present})`, now)
  const comparison = `IF(LEN(E${number})=0,"${comparisonNames.blank}",IF(LEN(D${number})=0,"${comparisonNames.added}",IF(E${number}=D${number},"${comparisonNames.same}","${comparisonNames.changed}")))`
  return row(number, [
    text(`A${number}`, line.form, looks.text),
    text(`B${number}`, line.subject, looks.text),
    text(`C${number}`, line.heading, looks.text),
    text(`D${number}`, line.before, look),
    shown,
    formulaCell(`F${number}`, looks.text, comparison, comparisonNames[line.comparison]),
    confirmation === 'ask'
      ? text(`G${number}`, null, looks.input)
      : text(`G${number}`, confirmationTexts[confirmation], looks.text),
  ])
}
