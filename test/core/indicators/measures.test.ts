import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { sumBasis } from '#core/facts/sums.ts'
import { measures } from '#core/indicators/catalogue.ts'
import { type Measured, measurableParcel } from '#core/indicators/measure.ts'
import type { MeasureId, MeasureParams } from '#core/indicators/measure-params.ts'
import type { LandClass } from '#core/vocabulary/land.ts'
import { golden, goldenFirm, goldenParcel } from '../scoring/golden.ts'

const output = { 工业: 'grossOutput', 仓储: 'revenue', 研发: 'revenue' } as const

function take<Id extends MeasureId>(
  id: Id,
  params: MeasureParams[Id],
  facts: ParcelFacts = golden,
  landClass: LandClass = '工业',
): Measured {
  const { parcel } = facts
  return measures[id](measurableParcel(parcel, parcel.landArea ?? 0, landClass, sumBasis(facts)), params)
}

const mu = { field: 'landArea', amount: 19.999995, unit: '亩', source: 'parcel' }

describe('指标只量不评', () => {
  it('土地税收产出率：税金和亩数都留底', () => {
    expect(take('tax-per-mu', null)).toEqual({
      value: 45.000011,
      note: null,
      inputs: [{ field: 'taxPaid', amount: 900, unit: '万元', source: 'firms' }, mu],
    })
  })

  it('单位能耗税收、单位用电税收：能耗和用电量按分摊比例，没有用电量的缺', () => {
    const half = { ...golden, firms: [{ ...goldenFirm, electricityKwh: 120, parcelShare: 50 }] }
    expect(take('tax-per-energy', null, half)).toMatchObject({ value: 1.5, inputs: [{ amount: 450 }, { amount: 300 }] })
    expect(take('tax-per-electricity', null, half)).toEqual({
      value: 7.5,
      note: null,
      inputs: [
        { field: 'taxPaid', amount: 450, unit: '万元', source: 'firms' },
        { field: 'electricityKwh', amount: 60, unit: '万千瓦时', source: 'firms' },
      ],
    })
    expect(take('tax-per-electricity', null)).toMatchObject({ value: null, note: 'missing' })
  })

  it('产出用产值还是营业收入由标准按用地类别定', () => {
    expect(take('output-per-mu', { output }).inputs[0]).toMatchObject({ field: 'grossOutput', amount: 9000 })
    expect(take('output-per-mu', { output }, golden, '研发').inputs[0]).toMatchObject({
      field: 'revenue',
      amount: 9500,
    })
  })

  it('分摊后的和是准确的小数', () => {
    const firms = [
      { ...goldenFirm, taxPaid: 0.1, parcelShare: 33.3333 },
      { ...goldenFirm, uscc: 'F2', taxPaid: 0.2 },
    ]
    // 0.1 × 33.3333% + 0.2；双精度相加得 0.23333330000000002
    expect(0.0333333 + 0.2).not.toBe(0.2333333)
    expect(take('tax-per-mu', null, { ...golden, firms }).inputs[0]?.amount).toBe(0.2333333)
  })

  it('分子缺一家照算，分母缺一家就缺，各自留底', () => {
    const { revenue: _, ...silent } = goldenFirm
    const facts = { ...golden, firms: [goldenFirm, { ...silent, uscc: 'F2' }] }
    expect(take('revenue-per-head', null, facts)).toMatchObject({
      value: 59.375,
      inputs: [{ amount: 9500 }, { amount: 160 }],
    })
    expect(take('rd-intensity', null, facts)).toMatchObject({
      value: null,
      note: 'missing',
      inputs: [{ amount: 665 }, { amount: null }],
    })
  })

  it('部门按地块提供的数写明来源，规下企业另加', () => {
    const firms = [goldenFirm, { ...goldenFirm, uscc: 'F2', aboveScale: false, fixedAssets: 50 }]
    const facts = { ...golden, firms, figures: { statistics: { fixedAssets: 8000 } } }
    expect(take('fixed-asset-intensity', null, facts).inputs[0]).toEqual({
      field: 'fixedAssets',
      amount: 8050,
      unit: '万元',
      source: 'department',
    })
  })

  it('没有企业而有部门数的地块照样算', () => {
    const facts = {
      ...golden,
      firms: [],
      figures: { tax: { taxPaid: 300 }, statistics: { revenue: 500, employeesYearEnd: 10 } },
    }
    expect(take('tax-per-mu', null, facts).value).toBe(15.000004)
    expect(take('revenue-per-head', null, facts).value).toBe(50)
  })

  it('污染当量按吨当量留底', () => {
    const facts = { ...golden, firms: [{ ...goldenFirm, codT: 0, nh3nT: 0.08, so2T: 0.0475, noxT: 0.0001 }] }
    // 0.08 ÷ 0.8 + 0.0475 ÷ 0.95 + 0.0001 ÷ 0.95 = 0.150105263…
    const { inputs, value } = take('output-per-discharge', { output }, facts)
    expect(inputs[1]).toEqual({ field: 'pollutantEq', amount: 0.150105, unit: '吨当量', source: 'firms' })
    // 9,000 ÷ 0.150105263… 按准确的当量算，不按留底的 6 位小数
    expect(value).toBe(59957.924264)
  })

  it('部门给了任何一种污染物的数，当量的来源就是部门；都不排放的留底是产出', () => {
    const facts = { ...golden, figures: { ecology: { codT: 1 } } }
    expect(take('output-per-discharge', { output }, facts).inputs[1]).toEqual({
      field: 'pollutantEq',
      amount: 1,
      unit: '吨当量',
      source: 'department',
    })
    const clean = { ...golden, firms: [{ ...goldenFirm, hasDischarge: false }] }
    expect(take('output-per-discharge', { output }, clean)).toEqual({
      value: null,
      note: 'no-discharge',
      inputs: [{ field: 'grossOutput', amount: 9000, unit: '万元', source: 'firms' }],
    })
  })

  it('没有容积率上限的按现状容积率；建筑面积也没有的是缺，不是按现状', () => {
    const { farAllowed: _, ...open } = goldenParcel
    expect(take('far-achievement', null, { ...golden, parcel: open })).toMatchObject({ value: 1.2, note: 'fallback' })
    const { floorArea: __, ...unbuilt } = open
    expect(take('far-achievement', null, { ...golden, parcel: unbuilt })).toMatchObject({
      value: null,
      note: 'missing',
    })
  })

  it('物业品质没有数值，只有等次', () => {
    expect(take('property-quality', null)).toMatchObject({ value: null, option: '良', note: null })
    const { propertyQuality: _, ...parcel } = goldenParcel
    expect(take('property-quality', null, { ...golden, parcel })).toMatchObject({ value: null, note: 'missing' })
  })

  it('资质分由标准给，列出计分的级别', () => {
    const qualifications = [
      { field: 'highTech', levels: [{ value: true, points: 7 }] },
      {
        field: 'srdi',
        levels: [
          { value: '区级', points: 9 },
          { value: '市级', points: 1 },
        ],
      },
    ] as const
    const firms = [goldenFirm, { ...goldenFirm, uscc: 'F2', srdi: '区级' }] as const
    expect(take('qualification-points', { qualifications }, { ...golden, firms })).toMatchObject({
      value: 16,
      inputs: [
        { field: 'highTech', amount: '是' },
        { field: 'srdi', amount: '区级' },
      ],
    })
  })
})
