import type Sqlite from 'better-sqlite3'
import { compared, fractionText, minus, over, plus, type Rational, rational, roundedSix, times } from '../rational.ts'

/** What SQLite hands to a function: text, a whole number, or nothing. */
type Given = string | bigint | null

function read(given: string | bigint): Rational {
  return typeof given === 'bigint' ? { n: given, d: 1n } : rational(given)
}

/** A row's figure, or the sum so far. */
type Cell = Given | Rational

function readCell(cell: string | bigint | Rational): Rational {
  return typeof cell === 'object' ? cell : read(cell)
}

const billion: Rational = { n: 1_000_000_000n, d: 1n }

/** Whole numbers of 64 bits are what an SQLite column holds: beyond them it throws instead of going on in doubles. */
function column(whole: bigint): bigint {
  if (BigInt.asIntN(64, whole) !== whole) throw new RangeError(`${whole} does not fit a column`)
  return whole
}

/** Gives the connection the functions that exactArithmetic writes. Each is null when an operand is. */
export function addExactFunctions(database: Sqlite.Database): void {
  const two = (name: string, apply: (a: Rational, b: Rational) => string | bigint): void => {
    const guarded = (a: Given, b: Given) => (a === null || b === null ? null : apply(read(a), read(b)))
    database.function(name, { deterministic: true, safeIntegers: true }, guarded)
  }
  const one = (name: string, apply: (a: Rational) => string | bigint): void => {
    const guarded = (a: Given) => (a === null ? null : apply(read(a)))
    database.function(name, { deterministic: true, safeIntegers: true }, guarded)
  }
  two('q_plus', (a, b) => fractionText(plus(a, b)))
  two('q_minus', (a, b) => fractionText(minus(a, b)))
  two('q_times', (a, b) => fractionText(times(a, b)))
  two('q_over', (a, b) => fractionText(over(a, b)))
  two('q_compared', (a, b) => BigInt(compared(a, b)))
  one('q_rounded', (a) => column(roundedSix(a)))
  one('q_billionths', (a) => {
    const { n, d } = times(a, billion)
    if (n % d !== 0n) throw new RangeError(`${n}/${d} is no whole number of billionths`)
    return column(n / d)
  })
  database.aggregate<Cell[]>('q_sum', {
    safeIntegers: true,
    start: () => [],
    step: ([known], given) => {
      if (given === null) return known === undefined ? [] : [known]
      const part = readCell(given)
      return known === undefined || known === null ? [part] : [plus(readCell(known), part)]
    },
    result: ([known]) => (known === undefined || known === null ? null : fractionText(readCell(known))),
  })
}
