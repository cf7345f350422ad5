import { describe, expect, it } from 'vitest'
import { derivedValues } from '#core/form/derive.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'

describe('现状容积率', () => {
  it.each([
    [{ floorArea: 16_000, landArea: 13_333.33 }, 1.2],
    [{ floorArea: 1.005, landArea: 1 }, 1.01],
    [{ floorArea: 0, landArea: 100 }, 0],
    [{ floorArea: 100, landArea: 0 }, undefined],
    [{ floorArea: 100 }, undefined],
    [{ landArea: 100 }, undefined],
  ])('%j', (values, far) => {
    expect(derivedValues(parcelForm, values).farCurrent).toBe(far)
  })
})

describe('污染当量', () => {
  it.each([
    [{ codT: 0.32 }, 0.32],
    [{ nh3nT: 0.8 }, 1],
    [{ so2T: 0.95, noxT: 1.9 }, 3],
    [{ codT: 1, nh3nT: 1, so2T: 1, noxT: 1 }, 4.3553],
    [{ codT: 0 }, 0],
    [{}, undefined],
  ])('%j', (values, equivalents) => {
    expect(derivedValues(enterpriseForm, values).pollutantEq).toBe(equivalents)
  })
})

describe('数据来源状态', () => {
  const values = { revenue: 1, taxPaid: -2, firmName: '示例' }
  it.each([
    [[], '企业填报'],
    [['firmName'], '企业填报'],
    [['taxPaid'], '部分核定'],
    [['taxPaid', 'grossOutput'], '部分核定'],
    [['taxPaid', 'revenue'], '部门核定'],
  ])('部门核定了 %j', (confirmed, origin) => {
    expect(derivedValues(enterpriseForm, values, new Set(confirmed)).dataOrigin).toBe(origin)
  })
})
