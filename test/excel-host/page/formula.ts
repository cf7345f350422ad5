import { type Area, parseArea } from '../model/area.ts'
import type { Sheet } from '../model/sheet.ts'
import { type CellValue, wireValue } from '../model/value.ts'

type Value = string | number | boolean

interface Token {
  readonly kind: 'number' | 'text' | 'reference' | 'name' | 'sign'
  readonly text: string
}

/** From the first cell of a format's first area to the cell that is looked at. */
export interface Shift {
  readonly rows: number
  readonly columns: number
}

/**
 * Whether the formula of a conditional format holds for a cell: comparisons, & and the functions our templates and marks
 * use. What it does not know holds for no cell; null says so.
 */
export function holds(formula: string, sheet: Sheet, shift: Shift): boolean | null {
  const tokens = tokensOf(formula.replace(/^=/, ''))
  if (tokens === null) return null
  try {
    const reader = new Reader(tokens, sheet, shift)
    return truth(reader.whole())
  } catch (error) {
    if (error instanceof UnknownFormula) return null
    throw error
  }
}

class UnknownFormula extends Error {}

const pattern =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|"(?<text>(?:[^"]|"")*)"|(?<reference>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w(])|(?<name>[A-Z]+)|(?<sign><>|<=|>=|[=<>(),&+*/-]))/y

function tokensOf(formula: string): readonly Token[] | null {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < formula.length) {
    const match = pattern.exec(formula)
    if (match === null) return null
    const [kind, text] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? []
    if (kind === undefined || text === undefined) return null
    tokens.push({ kind: kind as Token['kind'], text })
  }
  return tokens
}

class Reader {
  readonly #tokens: readonly Token[]
  readonly #sheet: Sheet
  readonly #shift: Shift
  #next = 0

  constructor(tokens: readonly Token[], sheet: Sheet, shift: Shift) {
    this.#tokens = tokens
    this.#sheet = sheet
    this.#shift = shift
  }

  whole(): Value {
    const value = this.#comparison()
    if (this.#next < this.#tokens.length) throw new UnknownFormula()
    return value
  }

  #comparison(): Value {
    let left = this.#joined()
    for (let sign = this.#take(/^(=|<>|<|>|<=|>=)$/); sign !== null; sign = this.#take(/^(=|<>|<|>|<=|>=)$/)) {
      left = compared(left, sign, this.#joined())
    }
    return left
  }

  #joined(): Value {
    let left = this.#atom()
    while (this.#take(/^&$/) !== null) left = String(left) + String(this.#atom())
    return left
  }

  #atom(): Value {
    const token = this.#tokens[this.#next]
    this.#next += 1
    if (token === undefined) throw new UnknownFormula()
    if (token.kind === 'number') return Number(token.text)
    if (token.kind === 'text') return token.text.replaceAll('""', '"')
    if (token.kind === 'reference') return wireValue(this.#cells(token.text)[0] ?? null)
    if (token.kind === 'name') return this.#call(token.text)
    if (token.text !== '(') throw new UnknownFormula()
    const inner = this.#comparison()
    this.#expect(')')
    return inner
  }

  #call(name: string): Value {
    if (name === 'TRUE' || name === 'FALSE') return name === 'TRUE'
    this.#expect('(')
    const values: Value[] = []
    let counted = 0
    while (this.#take(/^\)$/) === null) {
      if (values.length > 0) this.#expect(',')
      const token = this.#tokens[this.#next]
      if (token?.kind === 'reference') counted += this.#cells(token.text).filter((value) => value !== null).length
      values.push(this.#comparison())
    }
    const [first = ''] = values
    if (name === 'COUNTA') return counted
    const known = functions[name]
    if (known === undefined) throw new UnknownFormula()
    return known(first, values)
  }

  #cells(text: string): readonly CellValue[] {
    const area = shifted(text, this.#shift)
    const values: CellValue[] = []
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) values.push(this.#sheet.valueAt(row, column))
    }
    return values
  }

  #take(sign: RegExp): string | null {
    const token = this.#tokens[this.#next]
    if (token?.kind !== 'sign' || !sign.test(token.text)) return null
    this.#next += 1
    return token.text
  }

  #expect(sign: string): void {
    if (this.#tokens[this.#next]?.text !== sign) throw new UnknownFormula()
    this.#next += 1
  }
}

const functions: Readonly<Record<string, (first: Value, all: readonly Value[]) => Value>> = {
  LEN: (text) => String(text).length,
  TRIM: (text) => String(text).trim().replaceAll(/ +/g, ' '),
  AND: (_, all) => all.every(truth),
  OR: (_, all) => all.some(truth),
  NOT: (value) => !truth(value),
  ISBLANK: (value) => value === '',
  ISNUMBER: (value) => typeof value === 'number',
}

function truth(value: Value): boolean {
  return typeof value === 'string' ? value.toUpperCase() === 'TRUE' : Boolean(value)
}

/** Excel puts numbers before texts before truth values; texts are equal whatever their case. */
function compared(left: Value, sign: string, right: Value): boolean {
  const [a, b] = left === '' && typeof right === 'number' ? [0, right] : [left, right]
  const rank = (value: Value): number => ['number', 'string', 'boolean'].indexOf(typeof value)
  const low = (value: Value): Value => (typeof value === 'string' ? value.toUpperCase() : value)
  const order = rank(a) !== rank(b) ? rank(a) - rank(b) : low(a) === low(b) ? 0 : low(a) < low(b) ? -1 : 1
  return (
    { '=': order === 0, '<>': order !== 0, '<': order < 0, '>': order > 0, '<=': order <= 0, '>=': order >= 0 }[sign] ??
    false
  )
}

/** References without a dollar sign move with the cell. */
function shifted(text: string, { rows, columns }: Shift): Area {
  const area = parseArea(text)
  if (area === null) throw new UnknownFormula()
  const [start = '', end = start] = text.split(':')
  const move = (cell: string) => ({
    down: /\$\d+$/.test(cell) ? 0 : rows,
    right: cell.startsWith('$') ? 0 : columns,
  })
  const from = move(start)
  const to = move(end)
  return {
    top: area.top + from.down,
    left: area.left + from.right,
    bottom: area.bottom + to.down,
    right: area.right + to.right,
  }
}
