import { describe, expect, it } from 'vitest'
import { folderOfFile, type PrintedParcel } from './command-line.ts'
import { scoresByName } from './score-site.ts'
import type { Points, Site } from './scored-parcel.ts'

const fileOf = folderOfFile()

/** Thirty different totals: a step of R2 weighs 2 or 4 points, a step of G3 2.4. */
const thirty: readonly Points[] = [100, 80, 60, 40, 0].flatMap((r2) =>
  [100, 80, 60, 40, 20, 0].map((g3) => ({ R2: r2, G3: g3 })),
)

type Sites = Record<string, Site>

function group(name: string, count: number, others: Site = {}): Sites {
  const sites = thirty
    .slice(0, count)
    .map((points, index): [string, Site] => [`${name}${index}`, { ...others, points }])
  return Object.fromEntries(sites)
}

const byTotal = (parcels: readonly PrintedParcel[]) => [...parcels].sort((a, b) => (b.total ?? 0) - (a.total ?? 0))

function counts(parcels: readonly PrintedParcel[]): Readonly<Record<string, number>> {
  const tally: Record<string, number> = { A: 0, B: 0, C: 0, D: 0 }
  for (const { class: of } of parcels) if (of !== null) tally[of] = (tally[of] ?? 0) + 1
  return tally
}

const named = (scores: Readonly<Record<string, PrintedParcel>>, name: string) =>
  Object.entries(scores).flatMap(([key, parcel]) => (key.startsWith(name) ? [parcel] : []))

describe('名次与分类', () => {
  it('各用地类别各排各的：20 宗 4/11/4/1，21 宗 4/11/4/2；直接判定、暂不评价和待补正不占名额', async () => {
    const scores = await scoresByName(fileOf('quota.xlsx'), {
      ...group('工业', 20),
      ...group('研发', 21, { parcel: { landClass: '研发' } }),
      直接判定: { points: { R2: 100, G3: 100, E1: 100 }, parcel: { legality: '违法' } },
      暂不评价: { points: { R2: 100, G3: 100, E1: 100 }, parcel: { exemptReason: '公用设施' } },
      鼓励: { parcel: { bottleneckTech: '是' } },
      待补正: { points: { R2: 100, G3: 100, E1: 100 }, parcel: { firmCount: 9 } },
    })
    for (const [name, n, expected] of [
      ['工业', 20, { A: 4, B: 11, C: 4, D: 1 }],
      ['研发', 21, { A: 4, B: 11, C: 4, D: 2 }],
    ] as const) {
      const ordered = byTotal(named(scores, name))
      expect(new Set(ordered.map(({ total }) => total)).size).toBe(n)
      expect(ordered.map(({ rank }) => rank)).toEqual(ordered.map((_, index) => index + 1))
      expect(new Set(ordered.map(({ of }) => of))).toEqual(new Set([n]))
      expect(ordered.map(({ class: of }) => of).join('')).toBe(
        Object.entries(expected)
          .map(([of, count]) => of.repeat(count))
          .join(''),
      )
      expect(counts(ordered)).toEqual(expected)
    }
  })

  it('同分同名次同类，后面的名次跳过；一样好的二十宗都是 A', async () => {
    const allEqual = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`一样${index}`, {}]))
    const twoLast: Sites = {
      ...group('先', 18, { parcel: { landClass: '研发' } }),
      末一: { points: { R2: 0, G3: 0 }, parcel: { landClass: '研发' } },
      末二: { points: { R2: 0, G3: 0 }, parcel: { landClass: '研发' } },
    }
    const scores = await scoresByName(fileOf('ties.xlsx'), { ...allEqual, ...twoLast })
    expect(named(scores, '一样').map(({ rank, of, class: to }) => [rank, of, to])).toEqual(
      Array.from({ length: 20 }, () => [1, 20, 'A']),
    )
    expect(named(scores, '末').map(({ rank, of, class: to }) => [rank, of, to])).toEqual([
      [19, 20, 'C'],
      [19, 20, 'C'],
    ])
  })

  it('排名之后才用上限和下限，腾出的名额不补', async () => {
    const sites = group('工业', 20)
    const changed: Sites = {
      ...sites,
      工业0: { ...sites.工业0, parcel: { useMismatch: '是' } },
      工业1: { ...sites.工业1, parcel: { houseSafety: '一般' } },
    }
    const scores = await scoresByName(fileOf('caps.xlsx'), changed)
    const plain = await scoresByName(fileOf('no-caps.xlsx'), sites)
    const lowered: Readonly<Record<string, string>> = { 工业0: 'C', 工业1: 'B' }
    for (const [name, { rank, class: of }] of Object.entries(plain)) {
      expect([name, scores[name]?.rank, scores[name]?.class]).toEqual([name, rank, lowered[name] ?? of])
    }
  })

  it('最后一名有下限的升到 B', async () => {
    const scores = await scoresByName(fileOf('floor.xlsx'), {
      ...group('先', 19),
      末: { points: { R2: 0, G3: 0, E1: 0, E2: 0 }, firms: [{ headquarters: '是' }] },
      末的上限: {
        points: { R2: 0, G3: 0, E1: 0, E2: 0 },
        firms: [{ headquarters: '是' }],
        parcel: { envRestrict: '是' },
      },
    })
    expect(scores.末).toMatchObject({ rank: 20, of: 21, class: 'B', rules: ['B1'] })
    expect(scores.末的上限).toMatchObject({ rank: 20, of: 21, class: 'C', rules: ['C1', 'B1'] })
  })

  it('不足 20 宗按分数线：80、60、40 在线上的归上一类，仍报名次', async () => {
    const on = (points: number): Points => ({
      R1: points,
      R2: points,
      R3: points,
      E1: points,
      E2: points,
      E3: points,
      E4: points,
      G1: points,
      G2: points,
      G3: points,
    })
    const sites: Sites = {
      恰80: { points: on(80) },
      '79': { points: { ...on(80), E3: 60 } },
      恰60: { points: { ...on(60), R4: 80, E3: 40 } },
      '59': { points: { ...on(60), R4: 80, E3: 0 } },
      恰40: { points: { ...on(40), R4: 0, R2: 60 } },
      '39': { points: { ...on(40), R4: 80, E3: 0, R2: 0, R1: 60, G2: 60 } },
      末: { points: { ...on(40), E1: 0, R4: 0 } },
    }
    const scores = await scoresByName(fileOf('lines.xlsx'), sites)
    expect(
      Object.entries(scores).map(([name, { total, class: of, rank, of: n }]) => [name, total, of, rank, n]),
    ).toEqual(
      expect.arrayContaining([
        ['恰80', 80, 'A', 1, 7],
        ['79', 79, 'B', 2, 7],
        ['恰60', 60, 'B', 3, 7],
        ['59', 58, 'C', 4, 7],
        ['恰40', 40, 'C', 5, 7],
      ]),
    )
    expect(scores['39']?.class).toBe('D')
    expect(scores.末?.class).toBe('D')
  })

  it('两个年度分开排', async () => {
    const scores = await scoresByName(fileOf('years.xlsx'), {
      ...group('今', 20),
      ...group('去', 5, { parcel: { assessYear: 2024 } }),
    })
    expect(new Set(named(scores, '今').map(({ of }) => of))).toEqual(new Set([20]))
    expect(new Set(named(scores, '去').map(({ of }) => of))).toEqual(new Set([5]))
  })
})

describe('一家企业在几宗地上', () => {
  it('全区合计差过 0.01 的两宗都待补正', async () => {
    const pair = (name: string, serial: string, first: number | null, second: number | null): Sites => ({
      [`${name}甲`]: { firms: [{ uscc: serial, parcelShare: first }] },
      [`${name}乙`]: { firms: [{ uscc: serial, parcelShare: second }] },
    })
    const scores = await scoresByName(fileOf('shares.xlsx'), {
      ...pair('恰好', '91310117999999912E', 60, 40),
      ...pair('多一分', '913101179999999209', 60, 40.01),
      ...pair('多过一分', '913101170000001071', 60, 40.0101),
      ...pair('少一分', '91310117MA0000A19E', 60, 39.99),
      ...pair('少过一分', '914403001922038216', 60, 39.9899),
      ...pair('都空白', '9144030071526726XG', null, null),
      ...pair('一宗为零', '91350200MA2YJ1XR9G', 0, 100),
      独自: { firms: [{ uscc: '91350203M0001QAY9B', parcelShare: 30 }] },
    })
    const incomplete = Object.entries(scores).flatMap(([name, { status }]) => (status === 'incomplete' ? [name] : []))
    expect(incomplete).toEqual(['多过一分甲', '多过一分乙', '少过一分甲', '少过一分乙', '都空白甲', '都空白乙'])
  })
})
