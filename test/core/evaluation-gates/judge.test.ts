import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { disputeStateNames, disputeStates } from '#core/dispute/state.ts'
import { clearerName } from '#core/evaluation-gates/clearer.ts'
import { clearersOf, countLines, gatesOf } from '#core/evaluation-gates/count.ts'
import { linesOfFacts } from '#core/evaluation-gates/judge-facts.ts'
import { linesOfMatters } from '#core/evaluation-gates/judge-matters.ts'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { Scalar } from '#core/form/field.ts'
import type { Layer } from '#core/record/layer.ts'
import { rowStatuses, rowStatusNames } from '#core/record/status.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden, goldenFirm, goldenParcel } from '../scoring/golden.ts'

type Values = Readonly<Record<string, Scalar | null>>

interface Case {
  readonly 情形: string
  readonly 改?: Values
  readonly 企业?: Values
  readonly 层?: Readonly<Record<string, Layer | null>>
  readonly 上年税?: number
  readonly 整宗税?: number
  readonly 检查?: readonly string[]
}

interface Cases {
  readonly 判定项: readonly (Case & { readonly 未核定: readonly string[]; readonly 办理: readonly string[] })[]
  readonly 待补正: readonly (Case & { readonly 原因: string | null })[]
  readonly 未核验: string
  readonly 异议: string
}

const cases = parse(readFileSync(new URL('../../cases/gates.yaml', import.meta.url), 'utf8')) as Cases

/** Every choice that the example's rules read, confirmed. */
const confirmed = Object.fromEntries(
  [
    ...['legality', 'idleDetermined', 'houseSafety', 'workSafety', 'envRestrict', 'envCompliance', 'exemptReason'],
    ...['useMismatch', 'bottleneckTech', 'F1/srdi', 'F1/headquarters', 'F1/foreignRd'],
  ].map((key) => [key, 'department' as const]),
)

function without<Value>(values: Readonly<Record<string, Value | null>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])))
}

function factsOf({ 改 = {}, 企业 = {}, 层 = {}, 上年税, 整宗税, 检查 = [] }: Case): ParcelFacts {
  return {
    ...golden,
    parcel: without({ ...goldenParcel, ...改 }),
    firms: [without({ ...goldenFirm, ...企业 })],
    taxPaidYearBefore: 上年税 ?? null,
    blockedBy: 检查,
    layers: without<Layer>({ ...confirmed, ...层 }),
    ...(整宗税 === undefined ? {} : { figures: { tax: { taxPaid: 整宗税 } } }),
  }
}

function linesOf(one: Case, gate: string) {
  const lines = linesOfFacts({ facts: [factsOf(one)], findings: [], standard: regExample20261 })
  return lines.filter((line) => line.gate === gate)
}

describe('判定项未核定', () => {
  it.each(cases.判定项.map((one) => [one.情形, one] as const))('%s', (_, one) => {
    const [line] = linesOf(one, 'unconfirmed')
    expect(line?.what.split('、') ?? []).toEqual(one.未核定)
    expect(line?.clearers ?? []).toEqual(one.办理)
  })
})

describe('待补正和标准', () => {
  it.each(cases.待补正.map((one) => [one.情形, one] as const))('%s', (_, one) => {
    expect(linesOf(one, 'incomplete')[0]?.what ?? null).toBe(one.原因)
  })

  it('示例标准是一项，审定过的标准不是', () => {
    const judged = { facts: [], findings: [] }
    expect(linesOfFacts({ ...judged, standard: regExample20261 }).map(({ gate }) => gate)).toEqual(['sample-standard'])
    expect(linesOfFacts({ ...judged, standard: { ...regExample20261, label: '试行' } })).toEqual([])
  })
})

const nothing = { conflicts: [], disputes: [], differences: [], parcels: [] }
const place = { form: 'parcel-self-assessment', parcelCode: 'P1', townCode: null } as const

function table(text: string): Record<string, string> {
  const lines = text.trim().split('\n')
  return Object.fromEntries(lines.map((line) => line.trim().split(/\s+/)).map(([state = '', who = '']) => [state, who]))
}

describe('还没有办完的', () => {
  it('地块核验到哪一步，由谁往下办', () => {
    const found = rowStatuses.map((status) => {
      const [line] = linesOfMatters({ ...nothing, parcels: [{ parcelCode: 'P1', townCode: null, status }] })
      return [rowStatusNames[status], line?.clearers.map(clearerName).join('、') ?? '']
    })
    expect(Object.fromEntries(found)).toEqual(table(cases.未核验))
  })

  it('异议在谁手里，由谁办', () => {
    const states = disputeStates.filter((state) => disputeStateNames[state] in table(cases.异议))
    const found = states.map((state) => {
      const [line] = linesOfMatters({ ...nothing, disputes: [{ ...place, field: 'houseSafety', state }] })
      return [disputeStateNames[state], line?.clearers.map(clearerName).join('、')]
    })
    expect(Object.fromEntries(found)).toEqual(table(cases.异议))
  })

  it('差异只在有部门核定的项目上算：没有部门的，以街镇现场为准', () => {
    const fields = ['floorArea', 'propertyQuality']
    const lines = linesOfMatters({ ...nothing, differences: fields.map((field) => ({ ...place, field })) })
    expect(lines.map(({ what, clearers }) => [what, clearers])).toEqual([['用地主体自评表 · 总建筑面积', ['planning']]])
  })

  it('冲突由街镇处理；各项计数，同一事项可由几家办', () => {
    const lines = linesOfMatters({
      ...nothing,
      conflicts: [{ ...place, field: 'landArea' }],
      parcels: [{ parcelCode: 'P1', townCode: null, status: 'draft' }],
    })
    const counts = countLines(lines)
    expect(gatesOf(counts, new Map()).flatMap(({ id, count }) => (count === 0 ? [] : [[id, count]]))).toEqual([
      ['open-conflicts', 1],
      ['unverified', 1],
    ])
    expect(clearersOf(counts, 'unverified')).toEqual([
      { clearer: 'enterprise', count: 1 },
      { clearer: 'town', count: 1 },
    ])
  })
})
