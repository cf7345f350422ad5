import type { GateCounts } from '#core/evaluation-gates/count.ts'
import type { GateLine } from '#core/evaluation-gates/line.ts'
import type { Database } from '../db/database.ts'
import type { GateLineTable } from '../db/formal-tables.ts'
import { insertGateLines, replaceCheck, updateCheck } from '../db/gates.ts'

/** Which check of which year. */
export interface StoredCheck {
  readonly district: string
  readonly cycle: string
  readonly by: string
  readonly standard: string
  /** When it began. */
  readonly at: string
}

/**
 * Writes the lines of a check down as they come, numbered within their gate, and its counts with the last. The check of a
 * year that began to write last is the one that stands.
 */
export class LineStore {
  readonly #database: Database
  readonly #check: StoredCheck
  readonly #numbers = new Map<string, number>()
  #isBegun = false

  constructor(database: Database, check: StoredCheck) {
    this.#database = database
    this.#check = check
  }

  async add(lines: readonly GateLine[], counts: GateCounts | null): Promise<void> {
    const { district, cycle, by, standard, at } = this.#check
    const rows = lines.map((line) => this.#rowOf(line))
    const begins = !this.#isBegun
    this.#isBegun = true
    const begun = { district, cycle, started_at: at, by_name: by }
    const running = { status: 'running', finished_at: null, parcels: 0, counts: '{}' }
    const done = { status: 'done', finished_at: at, counts: JSON.stringify(counts) }
    await this.#database.write(async (db) => {
      if (begins) await replaceCheck(db, { ...begun, standard, ...running })
      // One that began later, on whichever server, stands in its place with lines of its own.
      if (!(await updateCheck(db, begun, counts === null ? { status: 'running' } : done))) return
      await insertGateLines(db, rows)
    })
  }

  #rowOf({ gate, parcelCode, townCode, clearers, what }: GateLine): GateLineTable {
    const { district, cycle } = this.#check
    const line = (this.#numbers.get(gate) ?? 0) + 1
    this.#numbers.set(gate, line)
    const place = { district, cycle, gate, line, parcel_code: parcelCode, town_code: townCode }
    return { ...place, clearers: JSON.stringify(clearers), what }
  }
}
