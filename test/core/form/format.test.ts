import { describe, expect, it } from 'vitest'
import type { CellValue, Field } from '#core/form/field.ts'
import {
  formatDate,
  formatNumber,
  formatQuantity,
  formatRatio,
  formatValue,
  formatWithUnit,
} from '#core/form/format.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'

const parcel = parcelForm.fields
const firm = enterpriseForm.fields

describe('给人看的数', () => {
  it.each([
    [1280, 2, '1,280.00'],
    [1234567.005, 2, '1,234,567.01'],
    [-12, 2, '−12.00'],
    [-0.001, 2, '0.00'],
    [0, 2, '0.00'],
    [999.995, 2, '1,000.00'],
    [1e21, 0, '1,000,000,000,000,000,000,000'],
    [1e-7, 4, '0.0000'],
    [486, 0, '486'],
  ])('%s 留 %s 位', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text)
  })

  it('单位前空半格，百分号前不空', () => {
    expect(formatQuantity(1280, 2, '万元')).toBe('1,280.00 万元')
    expect(formatQuantity(7.5, 2, '%')).toBe('7.50%')
    expect(formatQuantity(1.2, 2, '')).toBe('1.20')
    expect(formatRatio(0.075)).toBe('7.50%')
    expect(formatRatio(0.07005)).toBe('7.01%')
    expect(formatRatio(1)).toBe('100.00%')
  })

  it('正文里的日期', () => {
    expect(formatDate('2026-01-05')).toBe('2026年1月5日')
  })
})

describe('给人看的值', () => {
  it.each<readonly [string, Field, CellValue | null | undefined, string, string]>([
    ['面积', parcel.landArea, 13333.3, '13,333.30', '13,333.30 m²'],
    ['能耗', firm.energyTce, 600, '600.000', '600.000 吨标准煤'],
    ['比例', firm.parcelShare, 60, '60.0000', '60.0000%'],
    ['年份', parcel.assessYear, 2025, '2025', '2025'],
    ['人数', firm.employeesYearEnd, 1200, '1,200', '1,200 人'],
    ['是', parcel.envRestrict, true, '是', '是'],
    ['否', parcel.envRestrict, false, '否', '否'],
    ['街镇', parcel.townCode, '310117105000', '新桥镇', '新桥镇'],
    ['年月', parcel.vacantSince, '2024-03-01', '2024-03', '2024-03'],
    ['年月日', parcel.vacantSince, '2024-03-15', '2024-03-15', '2024-03-15'],
    ['日期', parcel.fillDate, '2026-01-01', '2026-01-01', '2026-01-01'],
    ['计算项', parcel.farCurrent, 1.2, '1.20', '1.20'],
    ['计算出的文字', firm.dataOrigin, '企业填报', '企业填报', '企业填报'],
    ['原文照写', parcel.landArea, { raw: '20亩' }, '20亩', '20亩'],
    ['空白', parcel.landArea, null, '未填', '未填'],
    ['没有', parcel.landArea, undefined, '未填', '未填'],
    ['零不是空白', parcel.landArea, 0, '0.00', '0.00 m²'],
  ])('%s', (_name, field, value, text, united) => {
    expect(formatValue(field, value)).toBe(text)
    expect(formatWithUnit(field, value)).toBe(united)
  })
})
