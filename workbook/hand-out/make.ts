import { strToU8 } from 'fflate'
import { type Cells, type Form, fieldEntries, fieldOf, headingOf } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { addressOf, quoteSheet } from '../address.ts'
import type { RowLocks } from '../meta.ts'
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

/** One 一地一表: prefilled, locked where the base map speaks, last year's answers beside, revisions in the meta. */
export function makeHandOut(template: HandOutTemplate, content: HandedWorkbook): Uint8Array {
  const { parcelCode } = content
  return makeFile(template, [content], { title: parcelCode, parcelCode })
}

/** The same for many parcels in one 街镇台账. Throws RangeError for more parcels than it has rows. */
export function makeHandedLedger(
  template: HandOutTemplate,
  contents: readonly HandedWorkbook[],
  title: string,
): Uint8Array {
  return makeFile(template, contents, { title, parcelCode: null })
}

function makeFile(
  template: HandOutTemplate,
  contents: readonly HandedWorkbook[],
  { title, parcelCode }: { readonly title: string; readonly parcelCode: string | null },
): Uint8Array {
  const [first] = contents
  if (first === undefined) throw new RangeError('nothing to hand out')
  const { cycle, handOut } = first
  const parts: Parts = new Map(template.parts)
  const draft = new Draft(template, { title, cycle })
  for (const content of contents) draft.putParcel(content)
  draft.write(parts)
  const revisions = contents.flatMap((content) => content.revisions)
  const locks = contents.flatMap(locksOf)
  setMeta(parts, { ...template.meta, cycle, parcelCode, revisions, handOut, locks })
  return writeParts(parts)
}

/** What is locked in the rows that are on file: those of last year's firms have no revision and no lock. */
function locksOf({ parcel, firms, revisions }: HandedWorkbook): readonly RowLocks[] {
  const rows = [parcel, ...firms.filter(({ lastYear }) => lastYear === null)]
  return revisions.flatMap(({ form, key }, index): readonly RowLocks[] => {
    const { cells = {}, locked = [] } = rows[index] ?? {}
    const held = locked.flatMap((field) => (cells[field] == null ? [] : [[field, cells[field]] as const]))
    return held.length === 0 ? [] : [{ form, key, cells: Object.fromEntries(held) }]
  })
}

/** Where a field of a row stands; null where it has no cell. */
type CellOf = (key: string) => string | null

class Draft {
  readonly #template: HandOutTemplate
  readonly #book: { readonly title: string; readonly cycle: string }
  readonly #looks: CellLooks
  readonly #edits: Edit[] = []
  readonly #parcels = new Map<string, CellChange>()
  readonly #firms = new Map<string, CellChange>()
  readonly #lines: ComparisonLine[] = []
  #parcelRow: number
  #firmRow: number

  constructor(template: HandOutTemplate, book: { readonly title: string; readonly cycle: string }) {
    const { parcels, firms } = template
    this.#template = template
    this.#book = book
    this.#looks = new CellLooks(partText(template.parts, stylesPath) ?? '')
    this.#parcelRow = parcels.layout === 'paper' ? 0 : parcels.table.headingRow
    this.#firmRow = firms.table.headingRow
  }

  putParcel({ parcel: row, firms, parcelCode }: HandedWorkbook): void {
    const { parcels } = this.#template
    const isPaper = parcels.layout === 'paper'
    const subject = isPaper ? '' : parcelCode
    const cellOf = this.#parcelCells()
    this.#fill(parcelForm, row.cells, cellOf)
    this.#lock(row.locked, cellOf, this.#parcels)
    if (parcels.layout === 'paper') this.#mark(parcels, row.locked)
    for (const line of row.compared) {
      const number = lineRow(this.#lines.length)
      this.#putLine(parcelForm, subject, line, row.cells, cellOf, line.carried ? 'ask' : 'none')
      if (line.carried) this.#carry(cellOf(line.key), this.#parcels, number, number)
    }
    for (const firm of firms) this.#putFirm(firm, parcelCode, isPaper ? firm.title : `${parcelCode} ${firm.title}`)
  }

  /** The mark stands two columns before the value. */
  #mark({ grid, paper }: Extract<HandOutTemplate['parcels'], { layout: 'paper' }>, locked: readonly string[]): void {
    for (const key of locked) {
      const place = paper.get(key)
      if (place) this.#edits.push({ sheet: grid.name, cell: addressOf(place.row, place.column - 2), value: '＝' })
    }
  }

  /** The cells of the next parcel: those of the paper form, or a row of the table. */
  #parcelCells(): CellOf {
    const { parcels, lastRows } = this.#template
    if (parcels.layout === 'paper') {
      const { paper } = parcels
      return (key) => {
        const place = paper.get(key)
        return place === undefined ? null : addressOf(place.row, place.column)
      }
    }
    this.#parcelRow += 1
    if (this.#parcelRow > lastRows.parcels) throw new RangeError('more parcels than the ledger has rows')
    return cellsOfRow(parcels.table, this.#parcelRow)
  }

  #putFirm(firm: HandedFirm, parcelCode: string, subject: string): void {
    const { firms, lastRows } = this.#template
    const number = this.#firmRow + 1
    // A row that was not made ready cannot take formulas: last year's firm is then shown for comparison alone.
    const hasRow = firm.lastYear === null || number <= lastRows.firms
    const cellOf: CellOf = hasRow ? cellsOfRow(firms.table, number) : () => null
    if (hasRow) this.#firmRow = number
    this.#fill(firmForm, firm.cells, cellOf)
    this.#lock(firm.locked, cellOf, this.#firms)
    const confirmation = this.#putIdentity(firm, parcelCode, subject, cellOf)
    let asked = confirmation
    for (const line of firm.compared) {
      const carried = line.carried && hasRow
      const at = lineRow(this.#lines.length)
      const asks = carried ? (asked === null ? 'ask' : 'with') : 'none'
      this.#putLine(firmForm, subject, line, firm.cells, cellOf, asks)
      if (!carried) continue
      asked ??= at
      this.#carry(cellOf(line.key), this.#firms, at, asked)
    }
  }

  write(parts: Parts): void {
    const { paths, inputLook, lookOf, parcels } = this.#template
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
      const subject = parcels.layout === 'paper' ? '企业' : '地块、企业'
      addSheet(parts, comparisonSheet(this.#lines, subject, this.#note(), looks))
    }
    patchParts(parts, this.#edits)
    for (const [path, changes] of [
      [paths.parcels, this.#parcels],
      [paths.firms, this.#firms],
    ] as const) {
      parts.set(path, strToU8(changeCells(partText(parts, path) ?? '', changes)))
    }
    parts.set(stylesPath, strToU8(this.#looks.toXml()))
  }

  #note(): string {
    const { title, cycle } = this.#book
    return `${title}　去年指${Number(cycle) - 1}年度，本年指${cycle}年度。核对后仍然如此的选“是”，不再如此的留空并在本年表中填写。`
  }

  #fill(form: Form, cells: Cells, cellOf: CellOf): void {
    const { grid } = this.#placeOf(form)
    for (const [key, field] of fieldEntries(form)) {
      const cell = cellOf(key)
      const value = sheetValue(field, cells[key])
      if (cell === null || value === null) continue
      // A paper form has all its cells; a table grows.
      const lookCell = this.#lookCell(form, cell)
      this.#edits.push({ sheet: grid.name, cell, value, ...(lookCell === cell ? {} : { styleLike: lookCell }) })
    }
  }

  #placeOf(form: Form): HandOutTemplate['parcels'] {
    return form === firmForm ? this.#template.firms : this.#template.parcels
  }

  /** The cell whose look is that of this one: in a table that of its column in the first row. */
  #lookCell(form: Form, cell: string): string {
    const place = this.#placeOf(form)
    if (place.layout === 'paper') return cell
    return `${/^[A-Z]+/.exec(cell)?.[0] ?? 'A'}${place.table.headingRow + 1}`
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
  #putIdentity({ lastYear }: HandedFirm, parcelCode: string, subject: string, cellOf: CellOf): number | null {
    if (lastYear === null) return null
    const at = lineRow(this.#lines.length)
    const cell = cellOf('uscc')
    const line = { key: 'uscc', before: lastYear.uscc, comparison: 'blank', carried: cell !== null } as const
    this.#putLine(firmForm, subject, line, {}, cellOf, cell === null ? 'none' : 'ask')
    this.#carry(cell, this.#firms, at, at)
    const parcel = cellOf('parcelCode')
    if (parcel !== null && cell !== null) {
      this.#firms.set(parcel, { formula: `IF(LEN(${cell})=0,"","${parcelCode.replaceAll('"', '""')}")` })
    }
    return at
  }

  #putLine(
    form: Form,
    subject: string,
    line: HandedRow['compared'][number],
    cells: Cells,
    cellOf: CellOf,
    confirmation: ComparisonLine['confirmation'],
  ): void {
    const field = fieldOf(form, line.key)
    const { grid } = this.#placeOf(form)
    const cell = cellOf(line.key)
    const styled = cell === null ? '' : this.#lookCell(form, cell)
    this.#lines.push({
      form: grid.name,
      subject,
      heading: headingOf(field),
      before: sheetValue(field, line.before),
      present: cell === null ? null : `${quoteSheet(grid.name)}!${absolute(cell)}`,
      now: sheetValue(field, cells[line.key]),
      comparison: line.comparison,
      look: this.#looks.plain(this.#template.lookOf(form === firmForm ? 'firms' : 'parcels', styled)),
      confirmation: confirmation === 'none' && line.comparison === 'blank' ? 'fill' : confirmation,
    })
  }
}

function absolute(cell: string): string {
  return cell.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')
}

function cellsOfRow({ columns }: { readonly columns: ReadonlyMap<string, number> }, row: number): CellOf {
  return (key) => {
    const column = columns.get(key)
    return column === undefined ? null : addressOf(row, column)
  }
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
