/**
 * How the SQL computes. Two sorts of quantities: numbers, and sixes, which were rounded to 6 decimals (values, points,
 * totals). What the rules of scoring say is the same whichever way numbers are kept.
 */
export interface Arithmetic {
  /** Type of a column of raw figures. */
  readonly column: 'TEXT' | 'REAL'
  /** A raw figure as it is put into its column. */
  readonly raw: (figure: number) => string | number
  readonly number: (figure: number) => string
  readonly six: (figure: number) => string
  readonly numberOfSix: (six: string) => string
  /** Half-up to 6 decimals. */
  readonly rounded: (number: string) => string
  /** Half-up to fewer decimals, as a six. */
  readonly roundedTo: (number: string, decimals: number) => string
  readonly plus: (a: string, b: string) => string
  readonly minus: (a: string, b: string) => string
  readonly times: (a: string, b: string) => string
  readonly over: (a: string, b: string) => string
  readonly compare: (a: string, sign: '<' | '<=' | '=' | '>=' | '>', b: string) => string
  /** Over the rows of a group; null when none has one. */
  readonly sum: (number: string) => string
  /** In an order that ORDER BY keeps. */
  readonly sortable: (number: string) => string
}

const million = 1_000_000

/** Fractions in text, by the functions of exact-functions.ts; sixes are whole millionths. Exact, without a largest number. */
export const exactArithmetic: Arithmetic = {
  column: 'TEXT',
  raw: (figure) => String(figure),
  number: (figure) => `'${figure}'`,
  six: (figure) => {
    const millionths = Math.round(figure * million)
    if (millionths / million !== figure) throw new RangeError(`${figure} has more than 6 decimals`)
    return String(millionths)
  },
  numberOfSix: (six) => `q_over(${six}, ${million})`,
  rounded: (number) => `q_rounded(${number})`,
  roundedTo: (number, decimals) => {
    const units = 10 ** (6 - decimals)
    return `q_rounded(q_over(${number}, ${units})) * ${units}`
  },
  plus: (a, b) => `q_plus(${a}, ${b})`,
  minus: (a, b) => `q_minus(${a}, ${b})`,
  times: (a, b) => `q_times(${a}, ${b})`,
  over: (a, b) => `q_over(${a}, ${b})`,
  compare: (a, sign, b) => `q_compared(${a}, ${b}) ${sign} 0`,
  sum: (number) => `q_sum(${number})`,
  sortable: (number) => `q_billionths(${number})`,
}

/** What SQLite has by itself: fast, and in the last digits not always right. For measuring time. */
export const doubleArithmetic: Arithmetic = {
  column: 'REAL',
  raw: (figure) => figure,
  number: (figure) => `${figure}`,
  six: (figure) => `${figure}`,
  numberOfSix: (six) => six,
  rounded: (number) => `round(${number}, 6)`,
  roundedTo: (number, decimals) => `round(${number}, ${decimals})`,
  plus: (a, b) => `(${a} + ${b})`,
  minus: (a, b) => `(${a} - ${b})`,
  times: (a, b) => `(${a} * ${b})`,
  over: (a, b) => `(1.0 * ${a} / ${b})`,
  compare: (a, sign, b) => `${a} ${sign} ${b}`,
  sum: (number) => `sum(${number})`,
  sortable: (number) => number,
}
