import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluate } from '#core/scoring/evaluate.ts'
import type { Evaluation, ParcelResult } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { differences, differencesFrom, runsOf } from './agreement.ts'
import { madeUpStandards, shippedStandards } from './every-construct.ts'
import { rational, roundedSix } from './rational.ts'
import { secondDistrict } from './second-parcels.ts'
import { inexpressibleInSql } from './sqlite/inexpressible.ts'
import { SecondEvaluation } from './sqlite/second-evaluation.ts'

/** Replay another draw with SECOND_SEED=… */
const seed = Number(process.env.SECOND_SEED ?? 20261122)
const all = [...shippedStandards, ...madeUpStandards]
const runs = runsOf(seed, 2000, 450)

let second: SecondEvaluation
beforeAll(() => {
  second = new SecondEvaluation(all)
})
afterAll(() => second.close())

describe(`SQLite 的第二实现与引擎，${runs.length} 个区，seed ${seed}`, () => {
  it.each(runs)('$name：每宗地块的取值、得分、总分、名次、类别、规则逐位相同', (run) => {
    second.load(run.facts)
    second.sum()
    const found = all.flatMap((standard) => {
      second.judge(standard)
      return differences(run, standard, second.results())
    })
    expect(found.slice(0, 5)).toEqual([])
  })

  it('标准里的权重、分档、比例、限制改动一处，就对不上', () => {
    const facts = secondDistrict(seed, 250)
    const engine = evaluate(facts, regExample20261)
    second.load(facts)
    second.sum()
    for (const changed of slips(regExample20261)) {
      second.judge(changed)
      expect(differencesFrom(engine, second.results()).length).toBeGreaterThan(0)
    }
  })

  it('各种情形都出现过', () => {
    expect(seldom(all.flatMap((standard) => runs.map(({ facts }) => evaluate(facts, standard))))).toEqual([])
  })
})

/** The standard with one number or rule otherwise. */
function slips(standard: Standard): readonly Standard[] {
  const { indicators, rules, classes } = standard
  const altered = (id: string, change: (text: string) => string): Standard => ({
    ...standard,
    indicators: indicators.map((one) => (one.id === id ? JSON.parse(change(JSON.stringify(one))) : one)),
  })
  return [
    altered('E1', (text) => text.replace('"weight":20', '"weight":20.01')),
    altered('E1', (text) => text.replace('"atLeast":60', '"atLeast":60.000001')),
    altered('R3', (text) => text.replace('"atMost":0.05', '"atMost":0.049999')),
    { ...standard, classes: { ...classes, shares: { A: 21, B: 54, C: 20, D: 5 } } },
    { ...standard, rules: rules.filter(({ id }) => id !== 'C3') },
    { ...standard, rules: [...rules].reverse() },
  ]
}

function seldom(evaluations: readonly Evaluation[]): readonly string[] {
  const parcels = evaluations.flatMap((evaluation) => evaluation.parcels)
  const counts = new Map<string, number>()
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  for (const parcel of parcels) {
    for (const what of traits(parcel)) count(what)
    for (const { note } of parcel.indicators) if (note !== null) count(note)
  }
  for (const { groups } of evaluations) for (const group of groups) count(group.byScoreLines ? 'by lines' : 'by shares')
  const wanted = [
    ...['missing', 'negative', 'zero-denominator', 'not-applicable', 'no-discharge', 'fallback'],
    ...['peer-average', 'left-out', 'no-benchmark', 'tie', 'by lines', 'by shares', 'flagged', 'raised', 'lowered'],
    ...['direct A', 'direct C', 'direct D', 'exempt null', 'ranked A', 'ranked B', 'ranked C', 'ranked D', 'null null'],
  ]
  return wanted.filter((what) => (counts.get(what) ?? 0) < 20).map((what) => `${what}: ${counts.get(what) ?? 0}`)
}

function traits({ how, class: letter, flagged, rankedClass, rank, total, of }: ParcelResult): readonly string[] {
  const moved = how === 'ranked' && letter !== null && rankedClass !== null && letter !== rankedClass
  return [
    `${how} ${letter}`,
    ...(flagged ? ['flagged'] : []),
    ...(moved ? [letter < rankedClass ? 'raised' : 'lowered'] : []),
    ...(rank !== null && of !== null && rank < of && total === 0 ? ['tie'] : []),
  ]
}

describe('表达不了的', () => {
  it('随附的各标准没有一项', () => {
    expect(all.map((standard) => [standard.id, inexpressibleInSql(standard)])).toEqual(all.map(({ id }) => [id, []]))
  })

  it('七位小数的分档和没有写成 SQL 的选项，点名说出', () => {
    const fine = JSON.parse(JSON.stringify(regExample20261).replace('"atLeast":0.8,', '"atLeast":0.8000001,'))
    const odd = { ...fine, classes: { ...fine.classes, newOption: true } }
    expect(inexpressibleInSql(odd)).toEqual([
      'classes.newOption: 没有写成 SQL 的分类选项',
      'R1.method.ladder.tiers.1.atLeast: 0.8000001 超过六位小数，列中存的是百万分之一',
    ])
  })
})

it.each([
  ['0.0000005', 1n],
  ['-0.0000005', -1n],
  ['0.00000049999', 0n],
  ['2/3', 666667n],
  ['1e-7', 0n],
  ['1.5e3', 1_500_000_000n],
])('%s 取六位小数', (text, millionths) => {
  expect(roundedSix(rational(text))).toBe(millionths)
})
