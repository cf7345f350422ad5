import { describe, expect, test } from 'vitest'
import { inSquareMetres } from '#core/base-map/area-unit.ts'
import { codeOf, defaultCodeTemplate, templateFault } from '#core/base-map/code-rule.ts'
import { baseFields, fieldsOfKind } from '#core/base-map/fields.ts'
import { fieldOfHeading, unitOfHeading } from '#core/base-map/headings.ts'
import { headingSet, mappingFaults, proposedMapping } from '#core/base-map/mapping.ts'
import { recordReader } from '#core/base-map/read-record.ts'
import { sourceKinds } from '#core/base-map/source-kind.ts'
import { headingOf } from '#core/form/form.ts'

describe('表头', () => {
  test('自己的表头都认得：各类来源的每个字段', () => {
    for (const kind of sourceKinds) {
      for (const [field, declared] of Object.entries(fieldsOfKind(kind))) {
        // 登记清单中单独的“土地面积”是地块面积，“面积”才是登记面积。
        expect(fieldOfHeading(kind, headingOf(declared)), `${kind} ${headingOf(declared)}`).toBe(field)
      }
    }
  })

  test.each([
    ['registry', '宗地面积（亩）', 'regLandArea'],
    ['registry', ' * 不动产单元号 ', 'realEstateUnitNo'],
    ['registry', 'QLRMC', 'ownerName'],
    ['land-use', 'dlbm', 'currentUse'],
    ['land-use', '用途', 'currentUse'],
    ['registry', '用途', 'regUse'],
    ['approval', '3.批准文号', 'approvalNo'],
    ['registry', '联系人', null],
  ] as const)('%s：%s', (kind, heading, field) => {
    expect(fieldOfHeading(kind, heading)).toBe(field)
  })

  test('单位从表头读出，换算不失真', () => {
    expect(unitOfHeading('宗地面积（亩）')).toBe('mu')
    expect(unitOfHeading('面积(公顷)')).toBe('ha')
    expect(unitOfHeading('面积')).toBeNull()
    expect(inSquareMetres(20, 'mu')).toBe(13333.33)
    expect(inSquareMetres(1.5, 'ha')).toBe(15000)
    expect(inSquareMetres(0.0133, 'km2')).toBe(13300)
  })

  test('两列对应同一字段的，只取第一列；次序不同仍是同样的表头', () => {
    expect(proposedMapping('registry', ['坐落', '土地坐落', '证号']).map(({ heading }) => heading)).toEqual([
      '坐落',
      '证号',
    ])
    expect(headingSet(['坐落', '证号'])).toBe(headingSet(['证号 ', '坐落']))
  })

  test('对应有误的说明原因', () => {
    const faults = mappingFaults(
      'registry',
      ['甲', '乙'],
      [
        { heading: '甲', field: 'landArea', unit: 'mu' },
        { heading: '乙', field: 'landArea' },
        { heading: '丙', field: 'certNo', unit: 'm2' },
        { heading: '甲', field: 'taxPaid' },
      ],
    )
    expect(faults).toEqual([
      '有两列对应“土地面积”。',
      '文件中没有“丙”这一列。',
      '“丙”不是面积，不能指定面积单位。',
      '“甲”对应的字段不属于这类来源。',
    ])
  })
})

describe('读一条记录', () => {
  const read = (kind: 'registry' | 'land-use', cells: Readonly<Record<string, string | number | null>>) => {
    const headings = Object.keys(cells)
    return recordReader(kind, headings, proposedMapping(kind, headings), 2026)(Object.values(cells))
  }

  test('空白不是零；登记只有一列面积的，土地面积取登记面积', () => {
    expect(read('registry', { 宗地面积: 13333.33, 坐落: '', 容积率: null }).values).toEqual({
      regLandArea: 13333.33,
      landArea: 13333.33,
    })
    expect(read('registry', { 宗地面积: 13333.33, 土地面积: 13000 }).values.landArea).toBe(13000)
  })

  test('读不出来、超出范围的值不采用并列出；写法少见的采用并提示；小数过多的四舍五入', () => {
    const { values, faults } = read('registry', {
      宗地面积: -5,
      权证号: '沪房字123',
      终止日期: '永久',
      建筑面积: 100.005,
    })
    expect(values).toEqual({ certNo: '沪房字123', floorArea: 100.01 })
    expect(faults.map(({ column, effect }) => [column, effect])).toEqual([
      ['宗地面积', 'left-out'],
      ['权证号', 'note'],
      ['终止日期', 'left-out'],
    ])
  })

  test('地类编码读作用途', () => {
    expect(read('land-use', { DLBM: '0601' }).values).toEqual({ currentUse: '工业用地' })
    expect(read('land-use', { DLBM: 508 }).values).toEqual({})
  })
})

test('底版核定的字段：规划资源局或底板提供的，不含用地主体和其他部门的', () => {
  expect(baseFields).toContain('landArea')
  expect(baseFields).toContain('townCode')
  expect(baseFields).toContain('floorArea')
  for (const field of ['ownerName', 'ownerUscc', 'ownerIsSoe', 'illegalFloorArea', 'useMismatch', 'propertyQuality']) {
    expect(baseFields).not.toContain(field)
  }
})

test('拟编码规则', () => {
  expect(templateFault(defaultCodeTemplate)).toBeNull()
  expect(codeOf(defaultCodeTemplate, '310117105000', 12)).toBe('SJ-拟105-0012')
  expect(codeOf(defaultCodeTemplate, '310117105000', 12345)).toBe('SJ-拟105-12345')
  expect(templateFault('拟{town}{seq:0}')).not.toBeNull()
  expect(templateFault(`${'长'.repeat(40)}拟{seq:1}`)).toBe('按此规则编码会超过 40 个字符。')
})
