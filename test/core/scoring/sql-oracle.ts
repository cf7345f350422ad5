/** Facts into the tables of the second implementation, and its answers out of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import type { ParcelFacts, ParcelFigures } from '#core/facts/facts.ts'

const folder = join(import.meta.dirname, 'sql')

type Line = Readonly<Record<string, unknown>>

/** What both implementations are compared by. */
export interface OracleResult {
  readonly parcelCode: string
  readonly status: string
  readonly how: string | null
  readonly class: string | null
  readonly total: number | null
  readonly rank: number | null
  readonly of: number | null
  readonly rules: readonly string[]
  readonly flagged: boolean
  readonly rankedClass: string | null
  readonly indicators: Readonly<Record<string, OracleIndicator>>
}

export interface OracleIndicator {
  readonly value: number | null
  readonly points: number | null
  readonly weight: number
}

export async function createOracle(client: Client): Promise<void> {
  for (const file of readdirSync(folder).sort()) await client.query(readFileSync(join(folder, file), 'utf8'))
}

function snakeCase(key: string): string {
  return key
    .replace('3n', '3n_')
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    .replace('__', '_')
}

const renamed: Readonly<Record<string, string>> = { employeesYearEnd: 'employees', so2T: 'so2_t' }

function columns(values: object): Line {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [renamed[key] ?? snakeCase(key), value]))
}

function figureLines(at: Line, figures: ParcelFigures | undefined): readonly Line[] {
  return Object.entries(figures ?? {}).flatMap(([department, items]) =>
    Object.entries(items ?? {}).map(([item, amount]) => ({
      ...at,
      department,
      item: renamed[item] ?? snakeCase(item),
      amount,
    })),
  )
}

async function insert(client: Client, table: string, lines: readonly Line[]): Promise<void> {
  const step = 2000
  for (let from = 0; from < lines.length; from += step) {
    const json = JSON.stringify(lines.slice(from, from + step))
    await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [json])
  }
}

/** Puts one district's facts in as one run. */
export async function loadRun(client: Client, run: number, facts: readonly ParcelFacts[]): Promise<void> {
  const parcels: Line[] = []
  const firms: Line[] = []
  const figures: Line[] = []
  for (const one of facts) {
    const at = { run, parcel_code: one.parcelCode }
    const judged = { assess_year: Number(one.cycle), blocked: one.blockedBy.length > 0 }
    parcels.push({ ...columns(one.parcel), ...at, ...judged, tax_year_before: one.taxPaidYearBefore })
    for (const firm of one.firms) firms.push({ ...columns(firm), ...at })
    figures.push(...figureLines(at, one.figures))
  }
  await insert(client, 'parcel', parcels)
  await insert(client, 'firm', firms)
  await insert(client, 'figure', figures)
}

function numberOf(text: unknown): number | null {
  return text === null || text === undefined ? null : Number(text)
}

/** Every run's results, in parcelCode order. */
export async function oracleResults(client: Client): Promise<ReadonlyMap<number, readonly OracleResult[]>> {
  await client.query('refresh materialized view measured; analyze measured')
  await client.query('refresh materialized view indicator; analyze indicator')
  const answers = await client.query('select * from result order by run, parcel_code')
  const lines = await client.query('select run, parcel_code, id, value, points, weight from indicator')
  const indicators = new Map<string, Record<string, OracleIndicator>>()
  for (const { run, parcel_code, id, value, points, weight } of lines.rows) {
    const key = `${run}/${parcel_code}`
    const held = indicators.get(key) ?? {}
    indicators.set(key, held)
    held[id] = { value: numberOf(value), points: numberOf(points), weight: Number(weight) }
  }
  const runs = new Map<number, OracleResult[]>()
  for (const row of answers.rows) {
    const result: OracleResult = {
      parcelCode: row.parcel_code,
      status: row.status,
      how: row.how,
      class: row.class,
      total: numberOf(row.total),
      rank: numberOf(row.rank),
      of: numberOf(row.of),
      rules: row.rules,
      flagged: row.flagged,
      rankedClass: row.by_rank,
      indicators: indicators.get(`${row.run}/${row.parcel_code}`) ?? {},
    }
    const held = runs.get(row.run)
    if (held === undefined) runs.set(row.run, [result])
    else held.push(result)
  }
  return runs
}
