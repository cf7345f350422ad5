import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { Field, Scalar } from '#core/form/field.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { addMonths } from '#core/vocabulary/calendar-date.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'

function fires(id: string, facts: ParcelFacts): boolean {
  return scoreParcel(facts, regExample20261).rules.includes(id)
}

function withParcel(field: string, value: Scalar | undefined): ParcelFacts {
  const { [field]: _, ...others }: Record<string, Scalar> = goldenParcel
  return { ...golden, parcel: value === undefined ? others : { ...others, [field]: value } }
}

function withFirm(field: string, value: Scalar | undefined): ParcelFacts {
  const { [field]: _, ...others }: Record<string, Scalar> = goldenFirm
  return { ...golden, firms: [goldenFirm, value === undefined ? others : { ...others, [field]: value }] }
}

function choices(field: Field | undefined): readonly (string | boolean)[] {
  if (field?.kind === 'boolean') return [true, false]
  return field?.kind === 'enum' ? field.options.map(({ code }) => code) : []
}

const parcelFields: Readonly<Record<string, Field>> = parcelForm.fields
const firmFields: Readonly<Record<string, Field>> = enterpriseForm.fields
const conditions = regExample20261.rules.flatMap((rule) => rule.when.map((one) => ({ ...one, id: rule.id })))

describe('直接判定规则的条件', () => {
  it('示例地块不触发任何规则', () => {
    expect(scoreParcel(golden, regExample20261).rules).toEqual([])
  })

  it.each(conditions.filter(({ predicate }) => predicate === 'parcel-is'))(
    '$id $text：逐个选项开关，空白不触发',
    (one) => {
      if (one.predicate !== 'parcel-is') throw new Error(one.predicate)
      const { field, oneOf } = one.params
      const options = choices(parcelFields[field])
      expect(options.length).toBeGreaterThan(1)
      for (const option of options) {
        expect(fires(one.id, withParcel(field, option)), `${option}`).toBe(oneOf.includes(option))
      }
      expect(fires(one.id, withParcel(field, undefined))).toBe(false)
    },
  )

  it.each(conditions.filter(({ predicate }) => predicate === 'any-firm-is'))(
    '$id $text：任一企业触发，比例为0的不看',
    (one) => {
      if (one.predicate !== 'any-firm-is') throw new Error(one.predicate)
      const { field, oneOf } = one.params
      for (const option of choices(firmFields[field])) {
        expect(fires(one.id, withFirm(field, option)), `${option}`).toBe(oneOf.includes(option))
        const ignored = withFirm(field, option)
        const firms = ignored.firms.map((firm, index) => (index === 1 ? { ...firm, parcelShare: 0 } : firm))
        expect(fires(one.id, { ...ignored, firms })).toBe(false)
      }
      expect(fires(one.id, withFirm(field, undefined))).toBe(false)
    },
  )

  it.each([
    [0, false],
    [0.01, true],
    [5000, true],
    [undefined, false],
  ])('C2 违法建筑面积 %s', (value, expected) => {
    expect(fires('C2', withParcel('illegalFloorArea', value))).toBe(expected)
  })

  it('F1 除“无”以外的情形都触发，空白不触发', () => {
    for (const option of choices(parcelFields.exemptReason)) {
      expect(fires('F1', withParcel('exemptReason', option))).toBe(option !== '无')
    }
    expect(fires('F1', withParcel('exemptReason', undefined))).toBe(false)
  })

  it('D5 整宗空置：任何年度都以年末前24个月为界', () => {
    for (let year = 2020; year <= 2030; year += 1) {
      const limit = addMonths(`${year}-12-31`, -24)
      const vacant = (vacantSince: string): ParcelFacts => ({
        ...golden,
        cycle: String(year),
        parcel: { ...goldenParcel, vacantFloorArea: goldenParcel.floorArea, vacantSince },
      })
      expect(limit).toBe(`${year - 2}-12-31`)
      expect(fires('D5', vacant(limit))).toBe(true)
      expect(fires('D5', vacant(`${year - 2}-12-01`))).toBe(true)
      expect(fires('D5', vacant(`${year - 1}-01-01`))).toBe(false)
    }
  })

  it.each([
    [0, 0, true],
    [0.01, 0, false],
    [0, 0.01, false],
    [-5, -5, true],
    [0, null, false],
    [undefined, 0, false],
  ])('D5 全部停产，税金 %s，上一年度 %s', (taxPaid, before, expected) => {
    const { taxPaid: _, ...others } = goldenFirm
    const firm = { ...others, opStatus: '停产', ...(taxPaid === undefined ? {} : { taxPaid }) } as const
    expect(fires('D5', { ...golden, firms: [firm], taxPaidYearBefore: before })).toBe(expected)
  })
})
