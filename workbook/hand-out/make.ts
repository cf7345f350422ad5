import { strToU8 } from 'fflate'
import { type Cells, type Form, fieldEntries, fieldOf, headingOf } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { addressOf, quoteSheet } from '../address.ts'
import { setMeta } from '../meta-parts.ts'
import { addContentType, addRelationship, freePath } from '../package/add.ts'
import { layoutOf, partText } from '../package/layout.ts'
import { type Parts, writeParts } from '../package/parts.ts'
import { type Edit, patchParts } from '../patch.ts'
import { sheetValue } from '../sheet-value.ts'
import { elementEnd, findElement } from '../xml/scan.ts'
import { type CellChange, changeCells } from './cells.ts'
import { type ComparisonLine, carriedFormula, comparisonSheet, comparisonTitle, lineRow } from './comparison-sheet.ts'
import type { HandedFirm, HandedRow, HandedWorkbook } from './content.ts'
import { CellLooks } from './looks.ts'
import type { HandOutTemplate } from './template.ts'

const parcelForm = formById('parcel-self-assessment')
const firmForm = formById('enterprise-information')
const stylesPath = 'xl/styles.xml'
/** Cells of 填表说明 whose looks the comparison takes, and the free line under its steps. */
const guide = { title: 'A1', note: 'A2', step: 'A7', free: 'A8', head: 'A10', text: 'C11' } as const

/** One file: prefilled, locked where the base map speaks, last year's answers beside, revisions in the meta. */
export function makeHandOut(template: HandOutTemplate, content: HandedWorkbook): Uint8Array {
  const parts: Parts = new Map(template.parts)
  const draft = new Draft(template, content)
  draft.putParcel(content.parcel)
  for (const firm of content.firms) draft.putFirm(firm)
  draft.write(parts)
  const { cycle, parcelCode, revisions, handOut } = content
  setMeta(parts, { ...template.meta, cycle, parcelCode, revisions, handOut })
  return writeParts(parts)
}

/** Where a field of a row stands; null where it has no cell. */
type CellOf = (key: string) => string | null

class Draft {
  readonly #template: HandOutTemplate
  readonly #content: HandedWorkbook
  readonly #looks: CellLooks
  readonly #edits: Edit[] = []
  readonly #paper = new Map<string, CellChange>()
  readonly #firms = new Map<string, CellChange>()
  readonly #lines: ComparisonLine[] = []
  #firmRow: number

  constructor(template: HandOutTemplate, content: HandedWorkbook) {
    this.#template = template
    this.#content = content
    this.#looks = new CellLooks(partText(template.parts, stylesPath) ?? '')
    this.#firmRow = template.firms.table.headingRow
  }

  putParcel(row: HandedRow): void {
    const { paper } = this.#template
    const cellOf: CellOf = (key) => {
      const place = paper.paper.get(key)
      return place === undefined ? null : addressOf(place.row, place.column)
    }
    this.#fill(parcelForm, paper.grid.name, row.cells, cellOf)
    this.#lock(row.locked, cellOf, this.#paper)
    for (const key of row.locked) {
      const place = paper.paper.get(key)
      // The mark stands two columns before the value.
      if (place) this.#edits.push({ sheet: paper.grid.name, cell: addressOf(place.row, place.column - 2), value: '＝' })
    }
    for (const line of row.compared) {
      const number = lineRow(this.#lines.length)
      this.#putLine(parcelForm, '', line, row.cells, cellOf, line.carried ? 'ask' : 'none')
      if (line.carried) this.#carry(cellOf(line.key), this.#paper, number, number)
    }
  }

  putFirm(firm: HandedFirm): void {
    const { firms, lastFirmRow } = this.#template
    const number = this.#firmRow + 1
    // A row that was not made ready cannot take formulas: last year's firm is then shown for comparison alone.
    const hasRow = firm.lastYear === null || number <= lastFirmRow
    const cellOf: CellOf = (key) => {
      const column = firms.table.columns.get(key)
      return column === undefined || !hasRow ? null : addressOf(number, column)
    }
    if (hasRow) this.#firmRow = number
    this.#fill(firmForm, firms.grid.name, firm.cells, cellOf)
    this.#lock(firm.locked, cellOf, this.#firms)
    const confirmation = this.#putIdentity(firm, cellOf)
    let asked = confirmation
    for (const line of firm.compared) {
      const carried = line.carried && hasRow
      const at = lineRow(this.#lines.length)
      this.#putLine(
        firmForm,
        firm.title,
        line,
        firm.cells,
        cellOf,
        carried ? (asked === null ? 'ask' : 'with') : 'none',
      )
      if (!carried) continue
      asked ??= at
      this.#carry(cellOf(line.key), this.#firms, at, asked)
    }
  }

  write(parts: Parts): void {
    const { paths, inputLook, lookOf } = this.#template
    if (this.#lines.length > 0) {
      this.#edits.push({
        sheet: '填表说明',
        cell: guide.free,
        value: `6. 去年填报的内容在“${comparisonTitle}”：核对后仍然如此的，在“沿用去年”选“是”才填入本年表；没有选的不算本年填报。`,
        styleLike: guide.step,
      })
      const looks = {
        title: lookOf('guide', guide.title),
        note: lookOf('guide', guide.note),
        head: lookOf('guide', guide.head),
        text: lookOf('guide', guide.text),
        input: inputLook,
      }
      addSheet(parts, comparisonSheet(this.#lines, this.#note(), looks))
    }
    patchParts(parts, this.#edits)
    for (const [path, changes] of [
      [paths.paper, this.#paper],
      [paths.firms, this.#firms],
    ] as const) {
      parts.set(path, strToU8(changeCells(partText(parts, path) ?? '', changes)))
    }
    parts.set(stylesPath, strToU8(this.#looks.toXml()))
  }

  #note(): string {
    const { parcelCode, cycle } = this.#content
    return `${parcelCode}　去年指${Number(cycle) - 1}年度，本年指${cycle}年度。核对后仍然如此的选“是”，不再如此的留空并在本年表中填写。`
  }

  #fill(form: Form, sheet: string, cells: Cells, cellOf: CellOf): void {
    for (const [key, field] of fieldEntries(form)) {
      const cell = cellOf(key)
      const value = sheetValue(field, cells[key])
      if (cell === null || value === null) continue
      // A paper form has all its cells; a table grows.
      const look = form === firmForm ? { styleLike: firstRowCell(cell, this.#template) } : {}
      this.#edits.push({ sheet, cell, value, ...look })
    }
  }

  #lock(fields: readonly string[], cellOf: CellOf, changes: Map<string, CellChange>): void {
    const look = (present: number): number => this.#looks.lockedLike(present, this.#template.shownLook)
    for (const key of fields) {
      const cell = cellOf(key)
      if (cell !== null) changes.set(cell, { look })
    }
  }

  #carry(cell: string | null, changes: Map<string, CellChange>, valueRow: number, confirmationRow: number): void {
    if (cell !== null) changes.set(cell, { formula: carriedFormula(valueRow, confirmationRow) })
  }

  /** Last year's firm: its confirmation brings code and name; @returns the row that confirms the firm. */
  #putIdentity({ lastYear, title }: HandedFirm, cellOf: CellOf): number | null {
    if (lastYear === null) return null
    const at = lineRow(this.#lines.length)
    const cell = cellOf('uscc')
    const line = { key: 'uscc', before: lastYear.uscc, comparison: 'blank', carried: cell !== null } as const
    this.#putLine(firmForm, title, line, {}, cellOf, cell === null ? 'none' : 'ask')
    this.#carry(cell, this.#firms, at, at)
    const parcel = cellOf('parcelCode')
    const { paper } = this.#template
    const place = paper.paper.get('parcelCode')
    if (parcel !== null && place && cell !== null) {
      const code = `${quoteSheet(paper.grid.name)}!${absolute(addressOf(place.row, place.column))}`
      this.#firms.set(parcel, { formula: `IF(LEN(${cell})=0,"",${code})` })
    }
    return at
  }

  #putLine(
    form: Form,
    firm: string,
    line: HandedRow['compared'][number],
    cells: Cells,
    cellOf: CellOf,
    confirmation: ComparisonLine['confirmation'],
  ): void {
    const field = fieldOf(form, line.key)
    const { grid } = form === parcelForm ? this.#template.paper : this.#template.firms
    const cell = cellOf(line.key)
    const isParcel = form === parcelForm
    const styled = cell === null || isParcel ? (cell ?? '') : firstRowCell(cell, this.#template)
    this.#lines.push({
      form: grid.name,
      firm,
      heading: headingOf(field),
      before: sheetValue(field, line.before),
      present: cell === null ? null : `${quoteSheet(grid.name)}!${absolute(cell)}`,
      now: sheetValue(field, cells[line.key]),
      comparison: line.comparison,
      look: this.#looks.plain(this.#template.lookOf(isParcel ? 'paper' : 'firms', styled)),
      confirmation: confirmation === 'none' && line.comparison === 'blank' ? 'fill' : confirmation,
    })
  }
}

function absolute(cell: string): string {
  return cell.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')
}

/** The cell of the same column in the first row of the firms' table: its look is that of all rows. */
function firstRowCell(cell: string, { firms }: HandOutTemplate): string {
  return `${/^[A-Z]+/.exec(cell)?.[0] ?? 'A'}${firms.table.headingRow + 1}`
}

function addSheet(parts: Parts, xml: string): void {
  const { workbookPath, relationshipsPath } = layoutOf(parts)
  const path = freePath(parts, (number) => `xl/worksheets/sheet${number}.xml`)
  parts.set(path, strToU8(xml))
  addContentType(parts, path, 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml')
  const id = addRelationship(parts, relationshipsPath, 'worksheet', `/${path}`)
  const book = partText(parts, workbookPath) ?? ''
  const sheets = findElement(book, 'sheets')
  if (!sheets) throw new RangeError('the workbook lists no sheets')
  const sheetId = 1 + Math.max(0, ...[...book.matchAll(/\ssheetId="(\d+)"/g)].map((match) => Number(match[1])))
  // Last, so that names of single sheets, which count sheets, go on meaning theirs.
  const closing = elementEnd(book, sheets) - `</${sheets.name}>`.length
  const entry = `<sheet name="${comparisonTitle}" sheetId="${sheetId}" r:id="${id}"/>`
  parts.set(workbookPath, strToU8(book.slice(0, closing) + entry + book.slice(closing)))
}
