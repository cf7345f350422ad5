import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import type { Evaluation, ParcelResult } from '#core/scoring/result.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { randomDistrict } from '../core/scoring/random-facts.ts'
import { createOracle, loadRun, type OracleResult, oracleResults } from '../core/scoring/sql-oracle.ts'
import { type PostgresCluster, startPostgres } from '../postgres-cluster.ts'

/** Replay another draw with SCORING_SEED=… */
const seed = Number(process.env.SCORING_SEED ?? 20261121)
const parcelCount = 20_000

/** Two large districts, then many of up to 90 parcels, whose groups lie on both sides of 20. */
function districts(): readonly (readonly ParcelFacts[])[] {
  const made = [randomDistrict(seed, 6000), randomDistrict(seed + 1, 4000, '2024')]
  let left = parcelCount - 10_000
  for (let run = 2; left > 0; run += 1) {
    const size = Math.min(left, 1 + ((run * 7) % 90))
    made.push(randomDistrict(seed + run, size, run % 3 === 0 ? '2026' : '2025'))
    left -= size
  }
  return made
}

function asOracle(result: ParcelResult): OracleResult {
  const { parcelCode, status, how, total, rank, of, rules, flagged, rankedClass, indicators } = result
  const lines = indicators.map(({ id, value, points, weight }) => [id, { value, points, weight }] as const)
  return {
    ...{ parcelCode, status, how, class: result.class, total, rank, of, rules, flagged, rankedClass },
    indicators: Object.fromEntries(lines),
  }
}

describe(`engine and SQL on ${parcelCount} made-up parcels, seed ${seed}`, () => {
  const runs = districts()
  const evaluations: Evaluation[] = []
  let oracle: ReadonlyMap<number, readonly OracleResult[]> = new Map()
  let cluster: PostgresCluster | undefined

  beforeAll(async () => {
    cluster = startPostgres()
    const client = new Client(cluster.connection)
    await client.connect()
    try {
      await createOracle(client)
      for (const [run, facts] of runs.entries()) await loadRun(client, run, facts)
      await client.query('analyze')
      oracle = await oracleResults(client)
    } finally {
      await client.end()
    }
    for (const facts of runs) evaluations.push(evaluate(facts, regExample20261))
  })

  afterAll(() => cluster?.stop())

  it('agree on values, points, weights, totals, ranks, classes, rules and flags of every parcel', () => {
    const differing: { readonly run: number; readonly engine: OracleResult; readonly sql: OracleResult | undefined }[] =
      []
    let compared = 0
    for (const [run, { parcels }] of evaluations.entries()) {
      const answers = oracle.get(run) ?? []
      expect(answers.length).toBe(parcels.length)
      for (const [index, parcel] of parcels.entries()) {
        const engine = asOracle(parcel)
        const sql = answers[index]
        compared += 1
        if (sql === undefined || !sameResult(engine, sql)) differing.push({ run, engine, sql })
      }
    }
    expect(differing.slice(0, 3)).toEqual([])
    expect(compared).toBe(parcelCount)
  })

  it('have met every branch', () => {
    const parcels = evaluations.flatMap((evaluation) => evaluation.parcels)
    const count = (holds: (parcel: ParcelResult) => boolean): number => parcels.filter(holds).length
    const seldom: string[] = []
    const atLeast = (times: number, what: string, found: number): void => {
      if (found < times) seldom.push(`${what}: ${found}`)
    }
    for (const { id } of regExample20261.rules)
      atLeast(
        100,
        id,
        count(({ rules }) => rules.includes(id)),
      )
    for (const how of ['direct', 'ranked', 'exempt', null])
      atLeast(
        100,
        `${how}`,
        count((one) => one.how === how),
      )
    for (const code of ['A', 'B', 'C', 'D']) {
      atLeast(
        100,
        `class ${code}`,
        count((one) => one.class === code),
      )
      atLeast(
        100,
        `ranked ${code}`,
        count((one) => one.rankedClass === code),
      )
    }
    atLeast(
      50,
      'flagged with D',
      count((one) => one.flagged && one.class === 'D'),
    )
    atLeast(
      50,
      'flagged without D',
      count((one) => one.flagged && one.class !== 'D'),
    )
    atLeast(
      50,
      'raised by a floor',
      count((one) => one.ruleResults.some(({ id, deciding }) => deciding && id === 'B1')),
    )
    atLeast(
      50,
      'lowered by a cap',
      count((one) => one.ruleResults.some(({ id, deciding }) => deciding && id === 'C3')),
    )
    for (const { id, method } of regExample20261.indicators) {
      const lines = parcels.flatMap((one) => one.indicators.filter((line) => line.id === id))
      const steps = method.kind === 'tier' ? method.ladder.tiers.length + 1 : 0
      for (let tier = 0; tier < steps; tier += 1) {
        atLeast(30, `${id} tier ${tier}`, lines.filter((line) => line.tier === tier).length)
      }
    }
    const notes = new Map<string, number>()
    for (const line of parcels.flatMap(({ indicators }) => indicators)) {
      if (line.note !== null) notes.set(line.note, (notes.get(line.note) ?? 0) + 1)
    }
    for (const note of ['missing', 'negative', 'zero-denominator', 'not-applicable', 'no-discharge', 'fallback']) {
      atLeast(100, note, notes.get(note) ?? 0)
    }
    const groups = evaluations.flatMap((evaluation) => evaluation.groups)
    atLeast(100, 'small groups', groups.filter(({ byScoreLines }) => byScoreLines).length)
    atLeast(100, 'groups by share', groups.filter(({ byScoreLines }) => !byScoreLines).length)
    expect(seldom).toEqual([])
  })
})

/** Key by key: comparing 20,000 nested objects by the test library takes longer than both implementations. */
function sameResult(engine: OracleResult, sql: OracleResult): boolean {
  return canonical(engine) === canonical(sql)
}

function canonical({ indicators, ...rest }: OracleResult): string {
  const lines = Object.keys(indicators)
    .sort()
    .map((id) => [id, indicators[id]?.value, indicators[id]?.points, indicators[id]?.weight])
  return JSON.stringify([Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)), lines])
}
