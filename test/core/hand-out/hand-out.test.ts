import { expect, test } from 'vitest'
import { fieldEntries } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { isCarried } from '#core/hand-out/carried.ts'
import { comparedFields } from '#core/hand-out/compare.ts'
import { workbookFileName } from '#core/hand-out/file-name.ts'
import { lockedFields } from '#core/hand-out/locked.ts'

const parcel = formById('parcel-self-assessment')
const firm = formById('enterprise-information')

function carried(form: typeof parcel): readonly string[] {
  return fieldEntries(form).flatMap(([key, field]) => (isCarried(form, key, field) ? [key] : []))
}

test('年度金额、产量、人数、年末状态、底版项、现场项、联系人一律不沿用', () => {
  const never = [
    'revenue',
    'taxPaid',
    'grossOutput',
    'fixedAssets',
    'employeesYearEnd',
    'energyTce',
    'codT',
    'opStatus',
    'uscc',
  ]
  expect(carried(firm).filter((key) => never.includes(key))).toEqual([])
  const noneOfParcel = [
    'landArea',
    'houseSafety',
    'vacantFloorArea',
    'fillPerson',
    'fillPhone',
    'fillDate',
    'selfNote',
    'firmCount',
  ]
  expect(carried(parcel).filter((key) => noneOfParcel.includes(key))).toEqual([])
  expect(carried(firm)).toEqual(expect.arrayContaining(['firmName', 'occupancy', 'industryCode', 'startProduction']))
  expect(carried(parcel)).toEqual(expect.arrayContaining(['ownerName', 'footprintArea', 'buildYear']))
})

test('逐项对照：相同、不同、本年未填、去年未填；两年都没有的不列', () => {
  const now = { parcelCode: 'A', assessYear: 2026, landArea: 100, regUse: '工业用地', floorArea: 0 }
  const before = {
    parcelCode: 'A',
    assessYear: 2025,
    landArea: 90,
    regUse: '工业用地',
    ownerName: '甲',
    rentedOutArea: 0,
  }
  expect(comparedFields(parcel, now, before)).toEqual([
    { key: 'regUse', before: '工业用地', comparison: 'same', carried: false },
    { key: 'ownerName', before: '甲', comparison: 'blank', carried: true },
    { key: 'landArea', before: 90, comparison: 'changed', carried: false },
    { key: 'floorArea', before: null, comparison: 'added', carried: false },
    { key: 'rentedOutArea', before: 0, comparison: 'blank', carried: true },
  ])
})

test('底版给了值的锁定，没给的开放；区规划资源局核定过的锁定，别的部门核定的不锁', () => {
  const cells = { parcelCode: 'A', landArea: 100, floorArea: 200, houseSafety: '无' }
  expect(lockedFields(parcel, cells, {})).toEqual(['parcelCode', 'landArea'])
  const layered = { department: { floorArea: 200, houseSafety: '无' } }
  expect(lockedFields(parcel, cells, layered)).toEqual(['parcelCode', 'landArea', 'floorArea'])
})

test('文件名是编码加名称，去掉各系统不能用的字符', () => {
  expect(workbookFileName('SJ-1', '示例路1号/甲:乙?')).toBe('SJ-1-示例路1号_甲_乙_.xlsx')
  expect(workbookFileName('SJ/1', null)).toBe('SJ_1.xlsx')
  expect(workbookFileName('SJ-1', '号'.repeat(100))).toBe(`SJ-1-${'号'.repeat(60)}.xlsx`)
  expect(workbookFileName('SJ-1', '..\\..')).toBe('SJ-1-.._.xlsx')
})

test('文件名：看不见的字符和半个代理对换成下划线，截断不切开一个字，不与 Windows 的设备同名', () => {
  expect(workbookFileName('SJ\u202e-1', '甲\u0001\ud800')).toBe('SJ_-1-甲__.xlsx')
  expect(workbookFileName('A', '𠮷'.repeat(70))).toBe(`A-${'𠮷'.repeat(60)}.xlsx`)
  expect(workbookFileName('Con', null)).toBe('Con_.xlsx')
  expect(workbookFileName('CONS', null)).toBe('CONS.xlsx')
  expect(workbookFileName('...', null)).toBe('_.xlsx')
})
