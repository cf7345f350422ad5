import type { Parts } from '#workbook/package/parts.ts'
import type { Area } from './area.ts'
import { type DefinedName, NameStore } from './defined-name.ts'
import type { Origin, WorkbookEvent, WorkbookListener } from './event.ts'
import { type Look, LookBook } from './look.ts'
import { Sheet } from './sheet.ts'
import type { Table } from './table.ts'

export interface CustomXmlPart {
  readonly id: string
  xml: string
}

/**
 * A workbook in memory. Cells keep what was put into them: formulas are text beside their last result, and nothing is
 * ever calculated.
 */
export class Workbook {
  name = 'Book1.xlsx'
  readonly looks: LookBook
  readonly sheets: Sheet[] = []
  readonly names = new NameStore()
  customXml: CustomXmlPart[] = []
  readonly settings = new Map<string, unknown>()
  readonly properties = new Map<string, string | number | boolean>()
  /** Whoever is acting just now; the interpreter sets it while a batch runs. */
  origin: Origin = 'user'
  saves = 0
  /** The parts of the file it was read from; saving starts from them. */
  source: Parts | null = null
  /** Sheets cannot be added, renamed, moved, shown or deleted. */
  structureProtected = false
  readonly #listeners = new Set<WorkbookListener>()
  #active = ''
  #nextId = 1

  constructor(firstLook?: Look) {
    this.looks = new LookBook(firstLook)
  }

  get active(): Sheet {
    const active = this.sheets.find((sheet) => sheet.id === this.#active) ?? this.sheets[0]
    if (active === undefined) throw new RangeError('the workbook has no sheet')
    return active
  }

  activate(sheet: Sheet): void {
    const before = this.active
    if (before === sheet) return
    this.#active = sheet.id
    this.announce({ kind: 'deactivated', sheet: before })
    this.announce({ kind: 'activated', sheet })
  }

  sheet(nameOrId: string): Sheet | undefined {
    const lower = nameOrId.toLowerCase()
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === lower || sheet.id === nameOrId)
  }

  sheetById(id: string): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.id === id)
  }

  /** An empty sheet at a place among the others, the last when none is told. */
  addSheet(name: string, position: number = this.sheets.length): Sheet {
    const sheet = new Sheet(sheetId(this.newNumber()), name, new NameStore())
    this.sheets.splice(position, 0, sheet)
    this.announce({ kind: 'added', sheet })
    return sheet
  }

  /** A number that was not given before, for ids. */
  newNumber(): number {
    this.#nextId += 1
    return this.#nextId - 1
  }

  tables(): readonly { readonly sheet: Sheet; readonly table: Table }[] {
    return this.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })))
  }

  /** The area a name points at, in its sheet; null for formulas and names that lost their cells. */
  areaOf(name: DefinedName): { readonly sheet: Sheet; readonly area: Area } | null {
    if (name.content.kind !== 'area') return null
    const { anchor } = name.content
    const sheet = this.sheetById(anchor.sheetId)
    return sheet === undefined || anchor.area === null ? null : { sheet, area: anchor.area }
  }

  lookOf(sheet: Sheet, row: number, column: number): Look {
    return this.looks.get(sheet.lookAt(row, column))
  }

  announce(event: WorkbookEvent): void {
    for (const listener of [...this.#listeners]) listener(event, this.origin)
  }

  touch(): void {
    this.announce({ kind: 'touched' })
  }

  /** @returns what ends the listening. */
  listen(listener: WorkbookListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Ids look like those of Excel for Windows. */
function sheetId(number: number): string {
  return `{00000000-0001-0000-${number.toString(16).toUpperCase().padStart(4, '0')}-000000000000}`
}

/** A workbook as Excel opens it anew. */
export function emptyWorkbook(): Workbook {
  const workbook = new Workbook()
  workbook.addSheet('Sheet1')
  return workbook
}
