import { beforeAll, describe, expect, it } from 'vitest'
import { folderOfFile, type PrintedParcel, score } from './command-line.ts'
import { golden } from './golden-site.ts'
import { writeLedger } from './ledger.ts'
import { pointsOf, scoresByName, valuesOf, weightsOf } from './score-site.ts'
import type { Site } from './scored-parcel.ts'

const fileOf = folderOfFile()

const half = { parcelShare: 50, fixedAssets: 7000, taxPaid: 900, grossOutput: 9000, revenue: 9500 }
const [goldenFirm] = golden.firms ?? []

const sites = {
  工业: golden,
  仓储: { ...golden, parcel: { ...golden.parcel, landClass: '仓储' } },
  研发: { ...golden, parcel: { ...golden.parcel, landClass: '研发' } },
  分两行各半: {
    ...golden,
    firms: [
      { ...goldenFirm, ...half },
      { ...goldenFirm, ...half },
    ],
  },
  边界: { parcel: { landArea: 10_000, floorArea: 12_000, farAllowed: 1.5, vacantFloorArea: 0, selfUsedArea: 12_000 } },
} satisfies Record<string, Site>

describe('示例', () => {
  let scores: Readonly<Record<keyof typeof sites, PrintedParcel>>

  beforeAll(async () => {
    scores = await scoresByName(fileOf('golden.xlsx'), sites)
  })

  it('工业 72.6', () => {
    const { 工业: parcel } = scores
    expect(parcel).toEqual({
      parcelCode: 'SJ-00001',
      landClass: '工业',
      status: 'ok',
      how: 'ranked',
      class: 'B',
      total: 72.6,
      rank: expect.any(Number),
      of: 3,
      rules: [],
      flagged: false,
      indicators: expect.any(Array),
    })
    expect(Object.keys(parcel).sort()).toEqual([
      'class',
      'flagged',
      'how',
      'indicators',
      'landClass',
      'of',
      'parcelCode',
      'rank',
      'rules',
      'status',
      'total',
    ])
    expect(parcel.indicators).toEqual([
      { id: 'R1', value: 0.8, points: 80, weight: 8 },
      { id: 'R2', value: 350.000088, points: 80, weight: 10 },
      { id: 'R3', value: 0.075, points: 80, weight: 7 },
      { id: 'R4', value: null, points: 80, weight: 5 },
      { id: 'E1', value: 45.000011, points: 60, weight: 20 },
      { id: 'E2', value: 450.000113, points: 60, weight: 12 },
      { id: 'E3', value: 118.75, points: 60, weight: 5 },
      { id: 'E4', value: 3.5, points: 80, weight: 8 },
      { id: 'G1', value: 15, points: 80, weight: 8 },
      { id: 'G2', value: 15_000, points: 80, weight: 5 },
      { id: 'G3', value: 80, points: 80, weight: 12 },
    ])
  })

  it('仓储 71.0，E4 和 G2 不适用，权重按比例分给同维度', () => {
    const { 仓储: parcel } = scores
    expect(parcel.total).toBe(71)
    expect(weightsOf(parcel)).toEqual({
      R1: 8,
      R2: 10,
      R3: 7,
      R4: 5,
      E1: 24.324324,
      E2: 14.594595,
      E3: 6.081081,
      E4: 0,
      G1: 10,
      G2: 0,
      G3: 15,
    })
    expect([pointsOf(parcel).E4, pointsOf(parcel).G2, valuesOf(parcel).E4, valuesOf(parcel).G2]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(valuesOf(parcel).G1).toBe(15.833333)
  })

  it('研发以营业收入计，E4 和 G2 仍适用', () => {
    const values = valuesOf(scores.研发)
    expect([values.E2, values.G1, values.G2, values.E4]).toEqual([475.000119, 15.833333, 15_833.333333, 3.5])
  })

  it('两行各占一半：金额、能耗、人数、排放都按比例，合计与一行相同', () => {
    const { 分两行各半: parcel, 工业: whole } = scores
    expect(parcel.indicators).toEqual(whole.indicators)
    expect(parcel.total).toBe(72.6)
  })

  it('12000 ÷ 10000 ÷ 1.5 是 0.8，得 80 分', () => {
    expect([valuesOf(scores.边界).R1, pointsOf(scores.边界).R1]).toEqual([0.8, 80])
  })
})

it('score 的答案只有 standard 和 parcels，退出码 0，标准标明示例', async () => {
  const file = fileOf('keys.xlsx')
  writeLedger(file, { parcels: [], firms: [] })
  const { exit, ...answer } = await score(file)
  expect(exit).toBe(0)
  expect(answer).toEqual({ standard: 'REG-示例-2026.1', parcels: [] })
})
