import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import { wayUpLines } from '#core/scoring/explain-lift.ts'
import { wayUp } from '#core/scoring/lift.ts'
import type { FigureChange, Proposal } from '#core/scoring/lift-search.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'
import { chanceOf, randomFacts } from './random-facts.ts'

function texts(facts: ParcelFacts): readonly string[] {
  return wayUpLines(wayUp(facts, regExample20261), regExample20261).map(({ text }) => text)
}

/** The facts with the change really made on a parcel with one firm and no share. */
function changed(facts: ParcelFacts, changes: readonly FigureChange[]): ParcelFacts {
  let { parcel } = facts
  let firm = facts.firms[0] ?? {}
  for (const { field, to } of changes) {
    if (field === 'vacantFloorArea') parcel = { ...parcel, vacantFloorArea: to }
    else firm = { ...firm, [field]: to }
  }
  return { ...facts, parcel, firms: [firm] }
}

function totalOf(facts: ParcelFacts): number {
  return scoreParcel(facts, regExample20261).total ?? Number.NaN
}

describe('提升路径', () => {
  it('示例地块：距A类线7.40分，单项看税金和产值，两项税金加产值', () => {
    expect(texts(golden)).toEqual([
      '距 A 类线 80 差 7.40 分。',
      '只改一项：上缴税金总额 900.00 → 2,000.00 万元，总分 80.60。',
      '只改一项：工业总产值 9,000.00 → 20,000.00 万元，总分 80.00。',
      '改两项：上缴税金总额 900.00 → 1,200.00 万元；工业总产值 9,000.00 → 12,000.00 万元，总分 81.60。',
      '仅为测算，须以实际经营数据填报；其他地块得分变化也会影响名次。',
    ])
  })

  it('先说买不到的：限制未解除，后面照样测算', () => {
    const way = wayUp({ ...golden, parcel: { ...goldenParcel, houseSafety: '一般' } }, regExample20261)
    expect(way).toMatchObject({ state: 'open', from: 'B', next: 'A', line: 80, gap: 7.4 })
    expect(way.blockers.map(({ id }) => id)).toEqual(['C3'])
    expect(wayUpLines(way, regExample20261)[0]).toEqual({
      kind: 'blocker',
      text: '先解除限制：C3 安全、房屋或环保限期整改未解除，类别不高于 B。',
      clause: 'REG-示例-2026.1 第 C3 条',
    })
  })

  it('不妨碍下一类的限制不算', () => {
    const low = {
      ...golden,
      parcel: { ...goldenParcel, houseSafety: '一般' },
      firms: [{ ...goldenFirm, taxPaid: 0, fixedAssets: 0 }],
    } as const
    expect(wayUp(low, regExample20261)).toMatchObject({ from: 'C', next: 'B', blockers: [] })
  })

  it('一票否决的不谈得分', () => {
    expect(texts({ ...golden, parcel: { ...goldenParcel, houseSafety: '重大', bottleneckTech: true } })).toEqual([
      '先消除一票否决：D1 房屋安全重大隐患未解除，直接判为 D 类（整治退出）。',
      '直接判定的类别不因得分改变。',
    ])
  })

  it('被限制的卡脖子项目先解除限制，没有限制的已到顶', () => {
    const capped = { ...golden, parcel: { ...goldenParcel, bottleneckTech: true, envRestrict: true } }
    expect(texts(capped)[0]).toContain('先解除限制：C1')
    expect(texts({ ...golden, parcel: { ...goldenParcel, bottleneckTech: true } })).toEqual(['已达最高类别。'])
  })

  it('够不着时直说', () => {
    const { vacantFloorArea: _, ...parcel } = goldenParcel
    expect(texts({ ...golden, parcel, firms: [] })).toEqual([
      '距 C 类线 40 差 29.60 分。',
      '现有规则下无法通过修改单项提升。',
    ])
  })

  it('单项到不了线的，说到下一档能得多少', () => {
    expect(texts({ ...golden, firms: [] })).toEqual([
      '距 C 类线 40 差 24.00 分。',
      '现有规则下无法通过修改单项提升。',
      '先到下一档：空置建筑面积 1,200.00 → 800.00 m²，总分 17.40。',
      '仅为测算，须以实际经营数据填报；其他地块得分变化也会影响名次。',
    ])
  })

  it('已是A、待补正、暂不评价、没有分数线', () => {
    expect(texts({ ...golden, firms: [{ ...goldenFirm, taxPaid: 2000 }] })).toEqual(['已达最高类别。'])
    expect(texts({ ...golden, blockedBy: ['X02'] })).toEqual(['待补正，改正后才能测算。'])
    expect(texts({ ...golden, parcel: { ...goldenParcel, exemptReason: '公用设施' } })).toEqual([
      '暂不评价，不作测算。',
    ])
    const none = wayUp(golden, regExample20261, { A: null, B: 60, C: 40 })
    expect(wayUpLines(none, regExample20261).map(({ text }) => text)).toEqual([
      '上次评估没有地块达到 A 类，没有可比的分数线。',
    ])
  })

  it('保底的从保底类别往上看', () => {
    const floored = { ...golden, firms: [{ ...goldenFirm, headquarters: true, taxPaid: 0 }] }
    expect(wayUp(floored, regExample20261)).toMatchObject({ from: 'B', next: 'A', line: 80 })
  })

  it('有空白的数只谈补填不谈提升', () => {
    const { energyTce: _, ...firm } = goldenFirm
    const fields = wayUp({ ...golden, firms: [firm] }, regExample20261, { A: 75, B: 60, C: 40 })
    const levers = [...fields.single, ...fields.double].flatMap(({ changes }) => changes.map(({ field }) => field))
    expect(levers).not.toContain('energyTce')
  })

  const plain = fc.integer().map((seed) => {
    const facts = randomFacts(chanceOf(seed), 'P1')
    const { parcelShare: _, ...firm }: EnterpriseValues = facts.firms[0] ?? goldenFirm
    const { figures: __, ...rest } = facts
    return { ...rest, firms: [firm], blockedBy: [] }
  })

  it('每条建议真改了数再评，总分正是所说，到线', () => {
    let tried = 0
    let seen = 0
    fc.assert(
      fc.property(plain, (facts) => {
        tried += 1
        const way = wayUp(facts, regExample20261)
        for (const { changes, newTotal } of [...way.single, ...way.double]) {
          seen += 1
          expect(totalOf(changed(facts, changes))).toBe(newTotal)
          expect(newTotal).toBeGreaterThanOrEqual(way.line ?? 101)
        }
      }),
      { numRuns: 300 },
    )
    expect(seen).toBeGreaterThan(tried / 3)
  })

  it('单项建议是最小的：少改一个最小单位就不到线', () => {
    fc.assert(
      fc.property(plain, (facts) => {
        const way = wayUp(facts, regExample20261)
        for (const one of way.single) expect(totalOf(changed(facts, [oneStepShort(one)]))).toBeLessThan(way.line ?? 0)
      }),
      { numRuns: 300 },
    )
  })

  it('两项建议缺一不可', () => {
    fc.assert(
      fc.property(plain, (facts) => {
        const way = wayUp(facts, regExample20261)
        for (const { changes } of way.double) {
          expect(changes.length).toBe(2)
          for (const change of changes) expect(totalOf(changed(facts, [change]))).toBeLessThan(way.line ?? 0)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('任何地块都说得出，多企业和分摊也一样', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const text of texts(randomFacts(chanceOf(seed), 'P1')))
          expect(text).not.toMatch(/undefined|NaN|null|Infinity/)
      }),
      { numRuns: 200 },
    )
  })
})

function oneStepShort({ changes: [change] }: Proposal): FigureChange {
  if (change === undefined) throw new Error('no change')
  const decimals = change.field === 'energyTce' ? 3 : 2
  const step = 10 ** -decimals
  return { ...change, to: Number((change.to - Math.sign(change.to - change.from) * step).toFixed(decimals)) }
}
