import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { engineFor, engines } from '#core/scoring/engines.ts'
import { ladderSteps } from '#core/scoring/ladder-steps.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden, goldenParcel } from './golden.ts'
import { indicator, result, resultOf } from './golden-results.ts'

describe('单宗的结果', () => {
  it('写明街镇、用地类别、年度；没有触发规则的，规则为空', () => {
    expect(result).toMatchObject({
      parcelCode: 'P1',
      townCode: goldenParcel.townCode,
      landClass: '工业',
      cycle: '2025',
      status: 'ok',
      how: 'ranked',
      flagged: false,
      rules: [],
      ruleResults: [],
      blockedBy: [],
      group: null,
      rankedClass: null,
    })
    // 不与什么比的指标没有基准一栏。
    const { indicators } = scoreParcel(golden, regExample20261)
    expect(indicators.map((one) => Object.keys(one).includes('benchmark'))).not.toContain(true)
  })

  it.each<[string, Partial<ParcelFacts>, readonly string[]]>([
    ['没有用地类别', { parcel: { landArea: 10_000, townCode: '310117105000' } }, ['landClass']],
    ['没有土地面积', { parcel: { landClass: '工业' } }, ['landArea']],
    ['校验未过', { blockedBy: ['X02'] }, ['X02']],
    ['什么都没有', { parcel: {}, blockedBy: ['X02'] }, ['X02', 'landArea', 'landClass']],
  ])('待补正：%s。没有指标，没有得分，也不判类', (_, changes, blockedBy) => {
    const one = scoreParcel({ ...golden, ...changes }, regExample20261)
    expect(one).toMatchObject({ status: 'incomplete', how: null, class: null, total: null, blockedBy })
    expect(one.indicators).toEqual([])
    expect(one.dimensions).toEqual([])
    const { townCode = null, landClass = null } = { ...golden, ...changes }.parcel
    expect([one.townCode, one.landClass]).toEqual([townCode, landClass])
  })
})

describe('画出来的档', () => {
  const steps = (id: string, tier: number) =>
    ladderSteps(indicator(id), resultOf(id, { tier })).map(({ bound, isHit }) => `${bound}${isHit ? '←' : ''}`)

  it('按选项的由差到优，标出选中的一个', () => {
    expect(steps('R4', 1)).toEqual(['差', '中', '良←', '优'])
    expect(steps('R4', 3)).toEqual(['差←', '中', '良', '优'])
  })

  it('未达到最低档的，标在最低档以下', () => {
    expect(steps('E1', 5)).toEqual(['<4←', '≥4', '≥12', '≥30', '≥60', '≥100'])
    expect(steps('E1', 0)).toEqual(['<4', '≥4', '≥12', '≥30', '≥60', '≥100←'])
  })
})

it('不认识的引擎，说出认识哪些', () => {
  expect(engineFor('0.9.0')).toMatchObject({ details: { known: engines.map(({ version }) => version).join('、') } })
})
