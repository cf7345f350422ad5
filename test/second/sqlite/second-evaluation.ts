import Sqlite from 'better-sqlite3'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { ComparedResult } from '../compared.ts'
import { type Columns, columnsFor } from '../raw-columns.ts'
import { type Arithmetic, exactArithmetic } from './arithmetic.ts'
import { classesSql } from './classes.ts'
import { addExactFunctions } from './exact-functions.ts'
import { linesSql } from './lines.ts'
import { rulesSql } from './rules.ts'
import { sumFirms } from './sums.ts'
import { createTables, loadParcels } from './tables.ts'

/** SQLite as a second engine: the SQL is made from the standard, the figures stay in the database. */
export class SecondEvaluation {
  readonly #database: Sqlite.Database
  readonly #arithmetic: Arithmetic

  readonly #columns: Columns

  /** @param standards those that will be judged by: their rules say which columns there must be */
  constructor(standards: readonly Standard[], arithmetic: Arithmetic = exactArithmetic) {
    this.#arithmetic = arithmetic
    this.#columns = columnsFor(standards)
    this.#database = new Sqlite(':memory:')
    if (arithmetic === exactArithmetic) addExactFunctions(this.#database)
    createTables(this.#database, arithmetic, this.#columns)
  }

  /** One district in the place of the one before. */
  load(facts: readonly ParcelFacts[]): void {
    loadParcels(this.#database, this.#arithmetic, this.#columns, facts)
  }

  /** Sums over the firms: no standard has a say in them, so that several can be judged after it. */
  sum(): void {
    sumFirms(this.#database, this.#arithmetic, this.#columns)
  }

  /** Rules, values, points, totals, ranks and classes of what is loaded and summed. */
  judge(standard: Standard): void {
    this.#database.exec(rulesSql(standard, this.#arithmetic))
    this.#database.exec(linesSql(standard, this.#arithmetic))
    this.#database.exec(classesSql(standard, this.#arithmetic))
  }

  /** In parcelCode order. Sixes are millionths where the arithmetic is exact. */
  results(): readonly ComparedResult[] {
    const { rounded } = this.#arithmetic
    const lines = new Map<string, Record<string, ComparedResult['indicators'][string]>>()
    const every = this.#database.prepare(
      `select code, id, value, points, coalesce(${rounded('effective')}, 0) as weight from scored`,
    )
    // Whole millionths may be more than a double holds.
    for (const row of every.raw().safeIntegers().iterate()) {
      const [code, id, value, points, weight] = row as [string, string, Six, Six, Six]
      const held = lines.get(code) ?? {}
      lines.set(code, held)
      held[id] = { value: this.#six(value), points: this.#six(points), weight: this.#six(weight) ?? 0 }
    }
    const answers = this.#database.prepare(
      'select code, status, how, class, total, rank, n, rules, flagged, rankedClass, groupKey from result order by code',
    )
    return answers.all().map((answer) => {
      const row = answer as Answer
      return {
        parcelCode: row.code,
        status: row.status,
        how: row.how,
        class: row.class,
        total: this.#six(row.total),
        rank: row.rank,
        of: row.n,
        rules: row.rules === '' ? [] : row.rules.split(' '),
        flagged: row.flagged === 1,
        rankedClass: row.rankedClass,
        group: row.groupKey,
        indicators: lines.get(row.code) ?? {},
      }
    })
  }

  close(): void {
    this.#database.close()
  }

  /** Millionths back into the number nearest to the decimal. */
  #six(quantity: Six): number | null {
    if (quantity === null) return null
    return this.#arithmetic === exactArithmetic ? Number(`${quantity}e-6`) : Number(quantity)
  }
}

type Six = bigint | number | null

interface Answer {
  readonly code: string
  readonly status: string
  readonly how: string | null
  readonly class: string | null
  readonly total: number | null
  readonly rank: number | null
  readonly n: number | null
  readonly rules: string
  readonly flagged: number
  readonly rankedClass: string | null
  readonly groupKey: string | null
}
