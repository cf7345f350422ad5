import { strToU8, zipSync } from 'fflate'
import { columnLetters } from '#workbook/address.ts'
import { escapeXml } from '#workbook/xml/escape.ts'

export interface Formula {
  readonly formula: string
  /** Ctrl+Shift+Enter: over ranges, item by item. */
  readonly isArray?: true
}

export type SheetCell = string | number | boolean | null | undefined | Formula

/** A sheet built column by column; a heading in row 1, items from row 2 on. */
export class FormulaSheet {
  readonly name: string
  readonly count: number
  readonly #columns = new Map<string, readonly SheetCell[]>()
  readonly #letters = new Map<string, string>()

  constructor(name: string, count: number) {
    this.name = name
    this.count = count
  }

  /** A column under a key; `cellOf` is given the 0-based item. */
  add(key: string, cellOf: (item: number) => SheetCell): void {
    this.#letters.set(key, columnLetters(this.#columns.size))
    this.#columns.set(
      key,
      Array.from({ length: this.count }, (_, item) => cellOf(item)),
    )
  }

  /** A column of formulas. */
  calculate(key: string, formulaOf: (item: number) => string): void {
    this.add(key, (item) => ({ formula: formulaOf(item) }))
  }

  keys(): readonly string[] {
    return [...this.#columns.keys()]
  }

  /** "'地块'!$C7". Throws RangeError for a column that is not there (yet). */
  at(key: string, item: number): string {
    return `'${this.name}'!$${this.#letter(key)}${item + 2}`
  }

  /** The text that stands in a cell, '' where none does. */
  text(key: string, item: number): string {
    const cell = this.#columns.get(key)?.[item]
    return typeof cell === 'string' ? cell : ''
  }

  /** The same sheet as a program saved it, with what it worked out and no formulas. */
  withValues(rows: readonly ReadonlyMap<string, string>[]): FormulaSheet {
    const values = new FormulaSheet(this.name, this.count)
    for (const [key, cells] of this.#columns) {
      values.add(key, (item) => {
        const cell = cells[item]
        if (typeof cell !== 'object' || cell === null) return cell
        const text = rows[item]?.get(key) ?? ''
        return text === '' || Number.isNaN(Number(text)) ? text : Number(text)
      })
    }
    return values
  }

  /** Rows as arrays: numbers and texts as they are, formulas as '=…', headings first. */
  rows(): readonly (readonly (string | number | boolean | null)[])[] {
    const columns = [...this.#columns.values()]
    const items = Array.from({ length: this.count }, (_, item) =>
      columns.map((cells) => {
        const cell = cells[item] ?? null
        return typeof cell === 'object' && cell !== null ? `=${cell.formula}` : cell
      }),
    )
    return [this.keys(), ...items]
  }

  /** Items from one to another, the whole column unless told. */
  range(key: string, from = 0, to = this.count - 1): string {
    const letter = this.#letter(key)
    return `'${this.name}'!$${letter}$${from + 2}:$${letter}$${to + 2}`
  }

  /** Columns from one to another, all items. */
  area(fromKey: string, toKey: string): string {
    return `'${this.name}'!$${this.#letter(fromKey)}$2:$${this.#letter(toKey)}$${this.count + 1}`
  }

  #letter(key: string): string {
    const letter = this.#letters.get(key)
    if (letter === undefined) throw new RangeError(`sheet ${this.name} has no column ${key}`)
    return letter
  }

  xml(): string {
    const columns = [...this.#columns]
    const line = (row: number, cells: readonly SheetCell[]): string => {
      const texts = cells.map((cell, column) => cellXml(`${columnLetters(column)}${row}`, cell, `'${this.name}'!`))
      return `<row r="${row}">${texts.join('')}</row>`
    }
    const items = Array.from({ length: this.count }, (_, item) =>
      line(
        item + 2,
        columns.map(([, cells]) => cells[item]),
      ),
    )
    const heading = line(
      1,
      columns.map(([key]) => key),
    )
    return `${declaration}<worksheet xmlns="${main}"><sheetData>${heading}${items.join('')}</sheetData></worksheet>`
  }
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const parts = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** @param own what stands before an address on this sheet: not needed in it */
function cellXml(place: string, cell: SheetCell, own: string): string {
  if (cell === null || cell === undefined || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return `<c r="${place}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`
  const array = cell.isArray ? ` t="array" ref="${place}"` : ''
  return `<c r="${place}"><f${array}>${escapeXml(cell.formula.replaceAll(own, ''))}</f></c>`
}

/** The sheets as an .xlsx. Nothing comes with the formulas: their values are the spreadsheet's own. */
export function workbookOf(sheets: readonly Pick<FormulaSheet, 'name' | 'xml'>[]): Uint8Array {
  const overrides = sheets.map(
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${parts}.worksheet+xml"/>`,
  )
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const targets = sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`, index + 1] as const)
  const files: Record<string, string> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${parts}.sheet.main+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml', 1]]),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(targets),
  }
  for (const [index, sheet] of sheets.entries()) files[`xl/worksheets/sheet${index + 1}.xml`] = sheet.xml()
  const bytes = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const)
  return zipSync(Object.fromEntries(bytes), { level: 1 })
}

function relationships(targets: readonly (readonly [type: string, target: string, id: number])[]): string {
  const entries = targets.map(
    ([type, target, id]) => `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`
}
