import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { evaluate } from '#core/scoring/evaluate.ts'
import { explain } from '#core/scoring/explain.ts'
import type { Method, Standard } from '#core/scoring/standard.ts'
import { standardShape } from '#core/scoring/standard-schema.ts'
import { differencesOf } from '#core/standard-book/differences.ts'
import { judgeStandard } from '#core/standard-files/judge-standard.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { dayNumber, fromDayNumber } from '#core/vocabulary/calendar-date.ts'
import { proposed } from '#core/vocabulary/citation.ts'
import { readStandardWorkbook } from '#workbook/standard/read.ts'
import { standardWorkbook } from '#workbook/standard/write.ts'
import { golden } from './golden.ts'
import { randomDistrict } from './random-facts.ts'

interface Cases {
  readonly 施行首日: string
  readonly 条款: readonly { readonly 情形: string; readonly 位置: string; readonly 说成: string }[]
  readonly 不是日子: readonly unknown[]
}

const cases = parse(readFileSync(new URL('../../cases/clause-days.yaml', import.meta.url), 'utf8')) as Cases
const first = cases.施行首日
const [before, after] = [-1, 1].map((days) => fromDayNumber(dayNumber(first) + days))

const citation = proposed('待核定')
const methods: Readonly<Record<string, Method>> = {
  R3: {
    kind: 'tierLinear',
    unit: '',
    stops: [
      { at: 0.05, points: 100 },
      { at: 0.5, points: 0, citation },
    ],
  },
  E1: { kind: 'ratioCapped', benchmark: { kind: 'industry', choice: '推荐值' }, cap: 100 },
  E3: { kind: 'ratioCapped', benchmark: { kind: 'fixed', value: 200, citation }, cap: 100 },
}

/** The example with a clause of every kind that has a 依据. */
const base: Standard = {
  ...regExample20261,
  since: first,
  indicators: regExample20261.indicators.map((one) => {
    const method = methods[one.id] ?? one.method
    if (method.kind !== 'tier' || method.fallback === undefined) return { ...one, method }
    const tiers = method.fallback.tiers.map((tier) => ({ ...tier, citation }))
    return { ...one, method: { ...method, fallback: { ...method.fallback, tiers } } }
  }),
  industryBenchmarks: [{ industry: '26', indicator: 'E1', values: { 推荐值: 60 }, citation }],
}

type Members = Record<string, unknown>

/** Every 依据 becomes an object of its own. */
const copy = (): unknown => JSON.parse(JSON.stringify(base))

/** The key of a member of a list: its number, or the number of the one with that id or of that industry and indicator. */
function keyIn(part: unknown, name: string): string | number {
  if (!Array.isArray(part)) return name
  const nameOf = ({ id, industry, indicator }: Members): unknown => id ?? `${industry} ${indicator}`
  const found = part.findIndex((member: Members) => nameOf(member) === name)
  return found === -1 ? Number(name) : found
}

/** The standard with another value at a place, and the place by numbers. */
function withAt(place: string, value: unknown): { readonly standard: unknown; readonly path: string } {
  const standard = copy()
  const names = place.split('.')
  const path: (string | number)[] = []
  let part = standard as Members
  for (const name of names.slice(0, -1)) {
    path.push(keyIn(part, name))
    part = part[path.at(-1) ?? ''] as Members
  }
  part[names.at(-1) ?? ''] = value
  return { standard, path: [...path, names.at(-1)].join('.') }
}

const told = (standard: unknown): readonly string[] =>
  judgeStandard(standard).faults.map(({ path, message }) => `${path.join('.')} ${message}`)

describe.each(cases.条款)('自何日起：$情形', ({ 位置, 说成 }) => {
  const place = `${位置}.citation.since`

  it('施行首日的前一日、当日可以，后一日不可以，说出位置和改法', () => {
    expect(told(base)).toEqual([])
    for (const day of [before, first]) expect(told(withAt(place, day).standard)).toEqual([])
    const { standard, path } = withAt(place, after)
    expect(told(standard)).toEqual([`${path} 自何日起 ${after} 晚于标准的施行首日 ${first}，应不晚于首日。`])
  })

  it('不是日子的不收', () => {
    for (const value of cases.不是日子) {
      const { standard, path } = withAt(place, value)
      expect(told(standard)).toEqual([expect.stringMatching(`^${path.replaceAll('.', '\\.')} (应为年月日|类型不对)`)])
    }
  })

  it('两个版本之间，写上、改动、去掉各说一句', () => {
    const [none, early, late] = [base, ...[before, first].map((day) => withAt(place, day).standard)].map((one) =>
      standardShape.parse(one),
    )
    if (none === undefined || early === undefined || late === undefined) throw new Error('three standards')
    const between = (one: Standard, other: Standard) => differencesOf(one, other).map(({ sentence }) => sentence)
    expect(between(none, early)).toEqual([`新增${说成}“自何日起”：${before}。`])
    expect(between(early, late)).toEqual([`${说成}“自何日起”由 ${before} 改为 ${first}。`])
    expect(between(late, none)).toEqual([`删去${说成}“自何日起”：${first}。`])
  })
})

/** With that day on a clause of every kind. */
function datedEverywhere(since: string | undefined): Standard {
  const everywhere = copy()
  for (const { 位置 } of cases.条款) {
    const clause = 位置.split('.').reduce((part, name) => part[keyIn(part, name)] as Members, everywhere as Members)
    Object.assign(clause.citation as Members, { since })
  }
  return standardShape.parse(everywhere)
}

it('只供查阅：写与不写，评估的结果一字不差；说明的依据后面印出日子', () => {
  const facts = [golden, ...randomDistrict(7, 60)]
  const dated = datedEverywhere(first)
  const evaluation = evaluate(facts, dated)
  expect(evaluation).toEqual(evaluate(facts, base))
  const [result] = evaluation.parcels.filter(({ parcelCode }) => parcelCode === golden.parcelCode)
  if (result === undefined) throw new Error('no result')
  const basis = explain(result, dated).find(({ text }) => text.startsWith('R1 '))?.basis
  expect(basis).toBe('拟定（容积率是《工业项目建设用地控制指标》的规范性指标），自2026年1月1日起')
})

it('每一条都写上，经工作簿来回一字不差；后一日的问题指到那一格', async () => {
  const everywhere = datedEverywhere(after)
  const read = await readStandardWorkbook(await standardWorkbook(everywhere))
  expect(read.standard).toEqual(everywhere)
  expect(read.notices).toEqual([])
  expect(read.faults).toHaveLength(cases.条款.length)
  for (const { column, message } of read.faults) {
    expect(column).toMatch(/自何日起$/)
    expect(message).toContain(`晚于标准的施行首日 ${first}`)
  }
})

it('标准自身的依据没有自何日起：标准从哪天起施行，另有施行日期', () => {
  expect(told(withAt('citation.since', first).standard)).toEqual(['citation 有不认识的项：since，应删去。'])
})

it('施行首日本身写错时，不说条款晚于首日；别处写错时照说', () => {
  const late = withAt('indicators.R2.citation.since', after).standard as Standard
  expect(told({ ...late, since: '明年' })).toEqual(['since 应为年月日，如 2026-01-01。'])
  expect(told({ ...late, name: '' })).toEqual(['name 不能空着，应补上。', expect.stringContaining(`自何日起 ${after}`)])
})
