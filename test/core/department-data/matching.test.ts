import { expect, test } from 'vitest'
import { answeredFields, answersFor } from '#core/department-data/answered-field.ts'
import { differenceOf } from '#core/department-data/difference.ts'
import { KnownRows } from '#core/department-data/known-rows.ts'
import { negativeOf } from '#core/department-data/negative.ts'
import { settleLines } from '#core/department-data/settle-lines.ts'
import { similarCodes } from '#core/department-data/similar-code.ts'
import { fieldOf } from '#core/form/form.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { departments } from '#core/vocabulary/department.ts'

const firm = { form: 'enterprise-information', name: null } as const
const parcel = { form: 'parcel-self-assessment', uscc: null, name: null } as const
const [one, two] = ['91310117999999912E', '913101179999999209'] as const
const known = new KnownRows([
  { ...parcel, parcelCode: 'SJ-XQ-0137' },
  { ...parcel, parcelCode: 'SJ-XQ-0138' },
  { ...firm, parcelCode: 'SJ-XQ-0137', uscc: one, name: '示例机电（上海）有限公司' },
  { ...firm, parcelCode: 'SJ-XQ-0137', uscc: two, name: '示例精密' },
  { ...firm, parcelCode: 'SJ-XQ-0138', uscc: two, name: '示例精密' },
])

test('按地块编码和信用代码匹配；没有地块编码的企业只在一宗地块上才算匹配', () => {
  expect(known.match({ ...parcel, parcelCode: 'SJ-XQ-0137' })?.parcelCode).toBe('SJ-XQ-0137')
  expect(known.match({ ...firm, parcelCode: 'SJ-XQ-0137', uscc: one })?.uscc).toBe(one)
  expect(known.match({ ...firm, parcelCode: 'SJ-XQ-0138', uscc: one })).toBeNull()
  expect(known.match({ ...firm, parcelCode: null, uscc: one })?.parcelCode).toBe('SJ-XQ-0137')
  expect(known.match({ ...firm, parcelCode: null, uscc: two })).toBeNull()
})

test('候选：同一代码在别的地块、名称相同（不计括号宽窄）、编码相近，依次列出', () => {
  const [byCode, byName, slipped, nothing] = known.candidates([
    { ...firm, parcelCode: null, uscc: two },
    { ...firm, parcelCode: null, uscc: '913101170000001071', name: '示例机电(上海)有限公司' },
    { ...parcel, parcelCode: 'SJ-XQ-0173' },
    { ...parcel, parcelCode: 'FX-0001' },
  ])
  expect(byCode?.map(({ parcelCode, because }) => [parcelCode, because])).toEqual([
    ['SJ-XQ-0137', 'same-uscc'],
    ['SJ-XQ-0138', 'same-uscc'],
  ])
  expect(byName).toEqual([
    { parcelCode: 'SJ-XQ-0137', uscc: one, name: '示例机电（上海）有限公司', because: 'same-name' },
  ])
  expect(slipped?.map(({ parcelCode, because }) => [parcelCode, because])).toEqual([['SJ-XQ-0137', 'similar-code']])
  expect(nothing).toEqual([])
})

test('编码相近：多一位、少一位、换一位、相邻两位颠倒；差两处不算', () => {
  const found = (wanted: string) => similarCodes([wanted], ['SJ-XQ-0137']).get(wanted) ?? []
  for (const wanted of ['SJ-XQ-01377', 'SJ-XQ-013', 'SJ-XQ-0139', 'SJ-XQ-0173']) {
    expect(found(wanted)).toEqual(['SJ-XQ-0137'])
  }
  expect(found('SJ-XQ-0240')).toEqual([])
  expect(found('SJ-XQ-0137')).toEqual([])
})

test('同一对象的几行：说法相同的写第一行，不同的都不写', () => {
  const line = { form: 'parcel-self-assessment', refusal: null, isChosen: false } as const
  const target = { parcelCode: 'SJ-XQ-0137', uscc: null }
  const place = (number: number) => ({ number, place: `第 ${number} 行` })
  const same = settleLines([
    { ...line, ...place(1), target, says: 'a' },
    { ...line, ...place(2), target, says: 'a', isChosen: true },
  ])
  expect([...same.values()].map(({ state }) => state)).toEqual(['matched', 'duplicate'])
  const differ = settleLines([
    { ...line, ...place(1), target, says: 'a' },
    { ...line, ...place(2), target, says: 'b' },
    { ...line, ...place(3), target: null, says: 'b' },
    { ...line, ...place(4), target: null, says: '', refusal: '没有值。' },
  ])
  expect([...differ].sort(([a], [b]) => a - b).map(([, { state }]) => state)).toEqual([
    'duplicate',
    'duplicate',
    'unmatched',
    'refused',
  ])
  expect(differ.get(1)?.why).toContain('第 2 行')
})

test('容差：金额 5%、面积 1%，刚好在容差上不算超出；原值为 0 时任何差异都超出', () => {
  const tax = fieldOf(enterpriseForm, 'taxPaid')
  expect(differenceOf(tax, 105, 100)).toBe('within')
  expect(differenceOf(tax, 105.01, 100)).toBe('beyond')
  expect(differenceOf(tax, -95, -100)).toBe('within')
  expect(differenceOf(tax, 0.01, 0)).toBe('beyond')
  expect(differenceOf(tax, 100, 100)).toBe('same')
  expect(differenceOf(tax, 100, undefined)).toBe('new')
  expect(differenceOf(tax, 100, { raw: '一百' })).toBe('beyond')
  const area = fieldOf(parcelForm, 'floorArea')
  expect([differenceOf(area, 1010, 1000), differenceOf(area, 1010.01, 1000)]).toEqual(['within', 'beyond'])
  expect(differenceOf(fieldOf(parcelForm, 'houseSafety'), '一般', '无')).toBe('beyond')
})

test('部门只核定自己的字段；行的标识和计算值谁也不能改；联系方式不在其中', () => {
  expect(answersFor('tax', 'enterprise-information', 'taxPaid')).toBe(true)
  expect(answersFor('statistics', 'enterprise-information', 'taxPaid')).toBe(false)
  expect(answersFor('planning', 'parcel-self-assessment', 'parcelCode')).toBe(false)
  expect(answersFor('planning', 'parcel-self-assessment', 'constructor')).toBe(false)
  expect(answersFor(null, 'enterprise-information', 'firmName')).toBe(false)
  const all = departments.flatMap(({ code }) => answeredFields(code))
  expect(all.filter(({ field }) => field.personal !== undefined || field.kind === 'calculated')).toEqual([])
  expect(all.length).toBeGreaterThan(40)
})

test('名单之外核定为什么：否、无、达标、符合、合法；数字和日期没有', () => {
  const of = (key: string) => negativeOf(fieldOf(parcelForm, key))
  expect([of('houseSafety'), of('workSafety'), of('envCompliance'), of('legality'), of('envRestrict')]).toEqual([
    '无',
    '符合',
    '达标',
    '合法',
    false,
  ])
  expect([of('landArea'), of('landEndDate'), of('regUse')]).toEqual([null, null, null])
  expect(negativeOf(fieldOf(enterpriseForm, 'srdi'))).toBe('无')
})
