import { cut } from '#core/error/wording.ts'
import { type GridValue, isBlank } from '../grid.ts'
import type { Column, Columns } from './column.ts'
import type { Findings, Path, SheetPlace } from './findings.ts'

/** The cells of one row, or of a list of items, as they stand in the file. */
export interface RowSource<Key extends string> {
  /** Where the row begins. */
  readonly place: SheetPlace
  readonly is1904: boolean
  cell(key: Key): { readonly value: GridValue; readonly isPercent: boolean; readonly place: SheetPlace }
}

type ValueOf<Of extends Columns, Key extends keyof Of> = Of[Key] extends Column<infer Value> ? Value : never

/** Reads the values of a row, tells what they are not, and notes where each stands. */
export class Row<Of extends Columns> {
  readonly #columns: Of
  readonly #source: RowSource<keyof Of & string>
  readonly #findings: Findings
  readonly #asked = new Set<string>()

  constructor(columns: Of, source: RowSource<keyof Of & string>, findings: Findings) {
    this.#columns = columns
    this.#source = source
    this.#findings = findings
  }

  get place(): SheetPlace {
    return this.#source.place
  }

  has(key: keyof Of & string): boolean {
    return !isBlank(this.#source.cell(key).value)
  }

  /** The value at `path` of the standard; undefined where the cell is blank or holds something else, which is told. */
  get<Key extends keyof Of & string>(key: Key, path: Path): ValueOf<Of, Key> | undefined {
    this.#asked.add(key)
    const { value, isPercent, place } = this.#source.cell(key)
    this.#findings.locate(path, place)
    if (value === null || isBlank(value)) return undefined
    const { kind } = this.#columns[key] as Column<ValueOf<Of, Key>>
    const read = kind.read({ value, isPercent, is1904: this.#source.is1904 })
    if (read !== null) return read
    this.#findings.fault(path, place, `“${cut(String(value), 20)}”不能用，应为${kind.expects}。`)
    return undefined
  }

  /** The same where the cell has to be filled. @param why for whom, '' where always */
  need<Key extends keyof Of & string>(key: Key, path: Path, why = ''): ValueOf<Of, Key> | undefined {
    const value = this.get(key, path)
    if (!this.has(key)) this.fault(key, path, `没有填写${why === '' ? '' : `：${why}`}，应为${this.#expects(key)}。`)
    return value
  }

  fault(key: keyof Of & string, path: Path, message: string): void {
    this.#findings.fault(path, this.#source.cell(key).place, message)
  }

  locate(path: Path, key?: keyof Of & string): void {
    this.#findings.locate(path, key === undefined ? this.place : this.#source.cell(key).place)
  }

  /** Headings of filled cells that nobody has asked for. */
  get unused(): readonly string[] {
    return Object.entries(this.#columns).flatMap(([key, { heading }]) =>
      this.#asked.has(key) || !this.has(key) ? [] : [heading],
    )
  }

  /** Nothing of it is asked for any more, and nothing is to be said of it. */
  leave(): void {
    for (const key of Object.keys(this.#columns)) this.#asked.add(key)
  }

  #expects(key: keyof Of & string): string {
    return this.#columns[key]?.kind.expects ?? ''
  }
}
