import { expect, test } from 'vitest'
import { comparableFields, hasSharedField, layerDifferences, weightOf } from '#core/department-data/layer-difference.ts'
import { fieldPlace, shippedTolerances, toleranceIn } from '#core/department-data/tolerance.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import type { LayeredFields } from '#core/record/layer.ts'

/** 字段 下层→上层 相差 */
function told(form: typeof parcelForm | typeof enterpriseForm, layered: LayeredFields): readonly string[] {
  return layerDifferences(form, layered).map(
    ({ field, lower, upper, percent, tolerance }) => `${field} ${lower}→${upper} ${percent ?? tolerance}`,
  )
}

test.each([
  ['相同的不列', { reported: { floorArea: 100 }, department: { floorArea: 100 } }, []],
  ['空的、收回的不列', { reported: { floorArea: 100 }, department: { floorArea: null } }, []],
  ['读不了的当作没有填', { reported: { floorArea: { raw: '约一百' } }, department: { floorArea: 90 } }, []],
  ['多了一成', { reported: { floorArea: 100 }, department: { floorArea: 110 } }, ['floorArea reported→department 10']],
  ['少了，带负号', { reported: { floorArea: 100 }, onsite: { floorArea: 98 } }, ['floorArea reported→onsite -2']],
  [
    '三层都不同，两两列出',
    { reported: { vacantFloorArea: 100 }, onsite: { vacantFloorArea: 120 }, department: { vacantFloorArea: 150 } },
    [
      'vacantFloorArea reported→onsite 20',
      'vacantFloorArea reported→department 50',
      'vacantFloorArea onsite→department 25',
    ],
  ],
  [
    '原为零的没有百分比',
    { reported: { vacantFloorArea: 0 }, onsite: { vacantFloorArea: 1 } },
    ['vacantFloorArea reported→onsite area'],
  ],
  [
    '选项只有同与不同',
    { onsite: { houseSafety: '无' }, department: { houseSafety: '重大' } },
    ['houseSafety onsite→department equal'],
  ],
  [
    '年份、家数没有单位，只有同与不同',
    { reported: { buildYear: 2010 }, department: { buildYear: 2011 } },
    ['buildYear reported→department equal'],
  ],
  [
    '联系人、说明文字不比',
    {
      reported: { fillPerson: '甲', houseSafetyProof: '甲' },
      department: { fillPerson: '乙', houseSafetyProof: '乙' },
    },
    [],
  ],
  [
    '除不尽的按半进位到六位',
    { reported: { floorArea: 3 }, department: { floorArea: 4 } },
    ['floorArea reported→department 33.333333'],
  ],
] as const)('%s', (_name, layered, expected) => {
  expect(told(parcelForm, layered)).toEqual(expected)
})

test('退税的负数按绝对值比；人数按金额的容差', () => {
  expect(told(enterpriseForm, { reported: { taxPaid: -10 }, department: { taxPaid: -12 } })).toEqual([
    'taxPaid reported→department -20',
  ])
  const [first] = layerDifferences(enterpriseForm, {
    reported: { employeesYearEnd: 80 },
    department: { employeesYearEnd: 90 },
  })
  expect(first?.tolerance).toBe('amount')
})

test('排序：原为零的在最前，其余按大小不计正负，选项在最后', () => {
  const weights = [
    { percent: null, tolerance: 'amount' },
    { percent: -300, tolerance: 'amount' },
    { percent: 20, tolerance: 'area' },
    { percent: null, tolerance: 'equal' },
  ] as const
  const sorted = [...weights].sort((a, b) => weightOf(b) - weightOf(a))
  expect(sorted).toEqual(weights)
})

test('容差：面积 1%，其余 5%，单个字段可另定；选项没有', () => {
  const place = fieldPlace('enterprise-information', 'taxPaid')
  expect(toleranceIn(shippedTolerances, place, 'amount')).toBe(5)
  expect(toleranceIn(shippedTolerances, 'parcel-self-assessment.floorArea', 'area')).toBe(1)
  expect(toleranceIn({ ...shippedTolerances, fields: { [place]: 0 } }, place, 'amount')).toBe(0)
  expect(toleranceIn(shippedTolerances, place, 'equal')).toBeNull()
})

test('没有共同字段的行不会有差异；可比的字段不含键、计算项', () => {
  expect(hasSharedField({ reported: { floorArea: 1 }, onsite: { vacantFloorArea: 1 } })).toBe(false)
  expect(hasSharedField({ reported: { floorArea: 1 }, department: { floorArea: null } })).toBe(true)
  const keys = [...comparableFields(parcelForm).keys()]
  for (const key of ['parcelCode', 'assessYear', 'farCurrent', 'fillPhone']) expect(keys).not.toContain(key)
})
