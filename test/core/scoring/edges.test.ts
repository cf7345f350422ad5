/** What hardly ever happens to a result: blanks where a rule reads, faults of a standard, groups without a name. */
import { describe, expect, it } from 'vitest'
import { judgedValueKey } from '#core/facts/facts.ts'
import { engineFor, engines } from '#core/scoring/engines.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { onFirm } from '#core/scoring/evidence.ts'
import { wayUpLines } from '#core/scoring/explain-lift.ts'
import { groupKey } from '#core/scoring/group.ts'
import { heldPeersOf, peersFrom } from '#core/scoring/held-peers.ts'
import { itemAt } from '#core/scoring/item-at.ts'
import { scaledPoints } from '#core/scoring/judge-scaled.ts'
import { ladderSteps } from '#core/scoring/ladder-steps.ts'
import { wayUp } from '#core/scoring/lift.ts'
import { methodFaults } from '#core/scoring/method-faults.ts'
import { firedRules } from '#core/scoring/rules.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import type { DirectRule, Indicator, Method, Predicate, Standard } from '#core/scoring/standard.ts'
import { standardFaults } from '#core/scoring/standard-faults.ts'
import { exampleChangle } from '#core/standards/example-changle.ts'
import { exampleHuaian } from '#core/standards/example-huaian.ts'
import { exampleJingde } from '#core/standards/example-jingde.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { proposed } from '#core/vocabulary/citation.ts'
import { exact } from '#core/vocabulary/exact.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'
import { indicator, resultOf, taxBy } from './golden-results.ts'

describe('判定条件遇到空白和生字段', () => {
  function rule(...when: readonly Predicate[]): DirectRule {
    const base = {
      id: 'C9',
      name: '试',
      effect: { kind: 'cap', class: 'C' },
      confirmedBy: ['town'],
      citation: proposed(),
    } as const
    return { ...base, when }
  }
  const basis = { firms: golden.firms, tally: { known: [], blank: 0, supplied: null } }
  const fired = (of: DirectRule, parcel: typeof goldenParcel & { readonly foo?: string } = goldenParcel) =>
    firedRules({ ...regExample20261, rules: [of] }, { facts: { ...golden, parcel }, basis })

  it('小于界限才触发，空白不触发', () => {
    const below = (limit: number) =>
      rule({ predicate: 'parcel-below', params: { field: 'landArea', below: limit }, text: '面积小' })
    expect(fired(below(13333.34)).map(({ evidence }) => evidence)).toEqual([
      [{ form: 'parcel-self-assessment', field: 'landArea', value: 13333.33 }],
    ])
    expect(fired(below(13333.33))).toEqual([])
    const { landArea: _, ...blank } = goldenParcel
    expect(
      firedRules({ ...regExample20261, rules: [below(1)] }, { facts: { ...golden, parcel: blank }, basis }),
    ).toEqual([])
  })

  it('表外的字段没有核定部门，街镇现场的即为核定', () => {
    const foo = rule({ predicate: 'parcel-is', params: { field: 'foo', oneOf: ['是'] }, text: '表外' })
    const parcel = { ...goldenParcel, foo: '是' }
    expect(fired(foo, parcel)).toMatchObject([{ confirmed: false }])
    const layers = { [judgedValueKey('foo')]: 'onsite' } as const
    expect(
      firedRules({ ...regExample20261, rules: [foo] }, { facts: { ...golden, parcel, layers }, basis }),
    ).toMatchObject([{ confirmed: true }])
  })

  it('企业的值空白，依据里也是空白；没有信用代码的不署', () => {
    expect(onFirm({}, 'opStatus', undefined)).toEqual({
      form: 'enterprise-information',
      field: 'opStatus',
      value: null,
    })
    expect(judgedValueKey('opStatus', 'F1')).toBe('F1/opStatus')
  })

  it('停产无税：各项都经核定的，上一年的税不再要核定；同一家两行的次序不影响', () => {
    const stopped = { ...goldenFirm, opStatus: '停产', taxPaid: 0 } as const
    const { uscc: _, ...unnamed } = stopped
    const facts = {
      ...golden,
      firms: [stopped, unnamed],
      taxPaidYearBefore: 0,
      layers: { [`${goldenFirm.uscc}/opStatus`]: 'department', opStatus: 'department', taxPaid: 'department' },
    } as const
    const [one] = scoreParcel(facts, regExample20261).ruleResults
    expect(one?.evidence.map(({ field, uscc, year }) => [field, uscc, year])).toEqual([
      ['opStatus', undefined, undefined],
      ['opStatus', goldenFirm.uscc, undefined],
      ['taxPaid', undefined, undefined],
      ['taxPaid', undefined, 'before'],
    ])
    expect(one?.confirmed).toBe(true)
    const { taxPaid: __, ...unconfirmed } = facts.layers
    expect(scoreParcel({ ...facts, layers: unconfirmed }, regExample20261).ruleResults[0]?.confirmed).toBe(false)
  })
})

describe('标准的差错', () => {
  const faults = (changes: Partial<Standard>) =>
    standardFaults({ ...regExample20261, ...changes }).map(({ message }) => message)

  it('没有指标的维度、不是数值的字段、没有这个字段', () => {
    const empty = { id: 'Z', name: '空', citation: proposed() }
    expect(faults({ dimensions: [...regExample20261.dimensions, empty] })).toEqual(['维度 Z 没有指标'])
    const [first] = regExample20261.rules
    const when: readonly Predicate[] = [
      { predicate: 'parcel-above', params: { field: 'legality', above: 1 }, text: '试' },
      { predicate: 'parcel-below', params: { field: 'landArea', below: 1 }, text: '试' },
      { predicate: 'parcel-is', params: { field: 'foo', oneOf: ['是'] }, text: '试' },
    ]
    expect(first && faults({ rules: [{ ...first, when }] })).toEqual(['legality 不是数值字段', 'foo 没有选项“是”'])
  })

  it('越低越好的插值点，界限由低到高', () => {
    const stops = (...at: readonly number[]) => {
      const method = {
        kind: 'tierLinear',
        unit: '万元/亩',
        stops: at.map((bound, index) => ({ at: bound, points: 100 - index })),
      } as const
      return methodFaults(taxBy(method), []).map(({ path }) => path)
    }
    expect(stops(0, 10, 20)).toEqual([])
    expect(stops(0, 20, 10)).toEqual([['stops', 1]])
    expect(stops(20, 10, 0)).toEqual([])
    expect(stops(20, 0, 10)).toEqual([['stops', 1]])
    expect(stops(20, 20)).toEqual([['stops', 0]])
  })

  it('选项重复', () => {
    const option = {
      kind: 'option',
      points: [
        { option: '优', points: 100 },
        { option: '优', points: 50 },
      ],
    } as const
    expect(methodFaults({ ...indicator('R4'), method: option }, []).map(({ message }) => message)).toEqual([
      '指标 R4 的选项重复',
    ])
  })
})

describe('提升路径的边角', () => {
  it('没有下一类可说时不说差几分', () => {
    const way = { ...wayUp(golden, regExample20261), next: null }
    expect(wayUpLines(way, regExample20261)[0]?.text).toContain('只改一项')
    const none = { ...wayUp(golden, regExample20261, { A: null, B: 60, C: 40 }), next: null }
    expect(wayUpLines(none, regExample20261).map(({ text }) => text)).toEqual([
      '上次评估没有地块达到  类，没有可比的分数线。',
    ])
  })
})

describe('分组、行业、引擎', () => {
  it('没有用地类别、街镇的，各自成组', () => {
    const blank = { ...golden, parcel: {} }
    expect(groupKey(regExample20261.classes, blank, { firms: [] })).toBe('')
    expect(groupKey({ ...regExample20261.classes, groupBy: ['landClass', 'townCode'] }, blank, { firms: [] })).toBe('·')
  })

  it('同一缺项的地块共用一份权重；按行业基准的标准里，别的指标不看行业', () => {
    const standard: Standard = {
      ...exampleChangle,
      industryBenchmarks: [{ industry: '34', indicator: 'K1', values: { 推荐值: 50 }, citation: proposed() }],
      indicators: [
        taxBy({ kind: 'ratioCapped', benchmark: { kind: 'industry', choice: '推荐值' }, cap: 100 }),
        { ...indicator('K2', exampleChangle), missing: 'not-applicable', method: { kind: 'value', cap: 100 } },
      ],
    }
    const firm = { ...goldenFirm, industryCode: '3484' }
    const { revenue: _, ...without } = firm
    const facts = [
      { ...golden, parcelCode: 'P1', firms: [without] },
      { ...golden, parcelCode: 'P2', firms: [without] },
      { ...golden, parcelCode: 'P3', firms: [firm] },
    ]
    const { parcels } = evaluate(facts, standard)
    const rounded = (of: typeof parcels) => of.map(({ total }) => Math.round(total ?? 0))
    expect(rounded(parcels)).toEqual([90, 90, 94])
    const unjudged = { ...standard, indicators: standard.indicators.map((one) => ({ ...one, missing: undefined })) }
    const kept = unjudged.indicators.map(({ missing: __, ...one }) => one) as readonly Indicator[]
    expect(rounded(evaluate(facts, { ...standard, indicators: kept }).parcels)).toEqual([54, 54, 94])
  })

  it('全组都是 0 时，反向均值给 0 的 50 分，给组外的非零 0 分；组里没人有数的不计', () => {
    const standard: Standard = {
      ...exampleChangle,
      rules: exampleJingde.rules,
      indicators: [{ ...taxBy({ kind: 'reverseMean' }), weight: 100 } as Indicator],
    }
    const exempt = exampleChangle.rules.filter(({ effect }) => effect.kind === 'exempt')
    const firm = (taxPaid?: number) => [{ ...goldenFirm, ...(taxPaid === undefined ? {} : { taxPaid }) }]
    const facts = [
      { ...golden, parcelCode: 'P1', firms: firm(0) },
      { ...golden, parcelCode: 'P2', firms: firm(10), parcel: { ...goldenParcel, exemptReason: '公用设施' as const } },
      {
        ...golden,
        parcelCode: 'P3',
        firms: firm(10),
        parcel: { ...goldenParcel, landClass: '研发' as const, exemptReason: '公用设施' as const },
      },
    ]
    const { parcels } = evaluate(facts, { ...standard, rules: exempt })
    expect(parcels.map(({ indicators: [one] }) => [one?.points, one?.note])).toEqual([
      [50, null],
      [0, null],
      [0, 'no-benchmark'],
    ])
  })

  it('按版本找引擎，不认识的说明白', () => {
    for (const engine of engines) expect(engineFor(engine.version)).toBe(engine)
    expect(engineFor('0.9.0')).toMatchObject({ code: 'engine-unknown', details: { version: '0.9.0' } })
    expect(new Set(engines.map(({ version }) => version)).size).toBe(engines.length)
  })

  it('留存的同组统计值写成文字再读回来，大数也不差', () => {
    const sum = { units: 12345678901234567890n, scale: 6 }
    const peers = new Map([
      ['工业', new Map([['K1', { group: '工业', n: 2, least: 1, greatest: 2, sum, percentile: 2 }]])],
    ])
    expect(peersFrom(JSON.parse(JSON.stringify(heldPeersOf(peers))))).toEqual(peers)
    expect(evaluate([golden], exampleHuaian).parcels).toHaveLength(1)
  })

  it('分档从低到高画出来，标出达到的一档；按选项的列选项，取值本身的没有档', () => {
    const drawn = (id: string) =>
      ladderSteps(indicator(id), resultOf(id)).map(({ bound, points, isHit }) => [bound, points, isHit])
    expect(drawn('E1')).toEqual([
      ['<4', 0, false],
      ['≥4', 20, false],
      ['≥12', 40, false],
      ['≥30', 60, true],
      ['≥60', 80, false],
      ['≥100', 100, false],
    ])
    expect(drawn('R3').slice(0, 2)).toEqual([
      ['>50%', 0, false],
      ['≤50%', 40, false],
    ])
    expect(drawn('E4').slice(0, 2)).toEqual([
      ['≤0%', 0, false],
      ['>0%', 20, false],
    ])
    expect(drawn('R4')).toContainEqual(['良', 80, true])
    expect(drawn('G3')).toEqual([])
  })

  it.each([
    [20, 10],
    [21, 20],
    [50, 30],
    [80, 40],
    [81, 50],
    [100, 50],
  ])('五宗的第 %s 百分位是 %s：至少这么多不超过它的最小值', (percent, expected) => {
    const method: Method = { kind: 'ratioCapped', benchmark: { kind: 'percentile', percent }, cap: 100 }
    const standard: Standard = { ...exampleChangle, rules: [], indicators: [taxBy(method)] }
    const facts = [30, 10, 50, 20, 40].map((perMu, index) => ({
      ...golden,
      parcelCode: `P${index + 1}`,
      parcel: { ...goldenParcel, landArea: 10000 },
      firms: [{ ...goldenFirm, taxPaid: perMu * 15 }],
    }))
    const [first] = evaluate(facts, standard).parcels
    expect(first?.indicators[0]?.benchmark).toEqual({ basis: 'percentile', value: expected, group: '工业', n: 5 })
  })

  it('没有可比的百分位值，不计分', () => {
    const peers = { group: '工业', n: 1, least: 1, greatest: 1, sum: exact(1), percentile: null }
    const method = { kind: 'ratioCapped', benchmark: { kind: 'percentile', percent: 80 }, cap: 100 } as const
    expect(scaledPoints(method, 1, { peers, industry: null })).toBeNull()
    expect(peersFrom(heldPeersOf(new Map([['工业', new Map([['K1', peers]])]])))).toEqual(
      new Map([['工业', new Map([['K1', peers]])]]),
    )
  })

  it('越过两端的序号是程序的错', () => {
    expect(itemAt([1, 2], -1)).toBe(2)
    expect(() => itemAt([1], 1)).toThrow(RangeError)
  })
})
