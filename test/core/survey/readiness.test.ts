import { expect, test } from 'vitest'
import { fieldEntries } from '#core/form/form.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { surveyView } from '#core/survey/access.ts'
import { itemsOfDepartment, surveyFields, surveyItemIds } from '#core/survey/item.ts'
import { type SurveyContent, surveyFaults, surveyFindings, vacancyAboveFloor } from '#core/survey/readiness.ts'

const today = '2026-11-22'
const cells = {
  parcelCode: 'SJ-XQ-0137',
  assessYear: 2025,
  floorArea: 16_000,
  landArea: 13_333.33,
  vacantFloorArea: 0,
  propertyQuality: '良',
  workSafety: '符合',
  envRestrict: false,
  envCompliance: '达标',
  houseSafety: '无',
  bottleneckTech: false,
}
const content: SurveyContent = {
  cells,
  photos: 1,
  hasPlace: true,
  surveyorName: '王芳',
  surveyorSigned: true,
  companion: { state: 'absent', isComplete: true },
}
const parts = (other: Partial<SurveyContent>) => surveyFaults({ ...content, ...other }, today).map(({ part }) => part)

test('六项就是街镇填的现场字段，一项不多一项不少', () => {
  const onSite = fieldEntries(parcelForm)
    .filter(([, { filledBy, section }]) => filledBy === 'town' && section !== 'review')
    .map(([key]) => key)
  expect([...surveyFields].sort()).toEqual(onSite.sort())
})

test.each<[string, Partial<SurveyContent>, string[]]>([
  ['齐了', {}, []],
  ['有空置没有起始年月', { cells: { ...cells, vacantFloorArea: 100 } }, ['fields']],
  ['少一项判定项', { cells: { ...cells, houseSafety: { raw: '' } } }, ['fields']],
  ['值不在选项中', { cells: { ...cells, propertyQuality: '很好' } }, ['fields']],
  ['没有照片', { photos: 0 }, ['photos']],
  ['没有位置也没有原因', { hasPlace: false }, ['place']],
  ['核查人没有签名', { surveyorSigned: false }, ['surveyor']],
  ['陪同情况没有选', { companion: null }, ['companion']],
  ['拒签没有说明', { companion: { state: 'declined', isComplete: false } }, ['companion']],
  ['都没有', { photos: 0, hasPlace: false, companion: null }, ['photos', 'place', 'companion']],
])('%s', (_name, other, expected) => {
  expect(parts(other)).toEqual(expected)
})

test('只查现场字段；空置大于总建筑面积只提示', () => {
  expect(surveyFindings({ parcelCode: 'SJ-XQ-0137' }, today).every(({ field }) => surveyFields.includes(field))).toBe(
    true,
  )
  expect(vacancyAboveFloor({ ...cells, vacantFloorArea: 16_000.01 })).toBe(true)
  expect(vacancyAboveFloor({ ...cells, vacantFloorArea: 16_000 })).toBe(false)
})

test.each([
  ['construction', ['house-safety']],
  ['emergency', ['work-safety']],
  ['ecology', ['environment']],
  ['science', ['bottleneck']],
  ['economy', ['bottleneck']],
  ['tax', []],
  [null, []],
])('部门 %s 只看本部门核定的项', (department, items) => {
  expect(itemsOfDepartment(department)).toEqual(items)
  const view = surveyView({ role: 'department', org: department }, false, false)
  expect(view?.items ?? []).toEqual(items)
  expect(view?.people ?? false).toBe(false)
})

test('签名和坐标：第三方只看自己做的，企业只看自己的地块，系统和安全管理不看', () => {
  const view = (role: 'third-party' | 'enterprise' | 'admin' | 'security', own: boolean, owns: boolean) =>
    surveyView({ role, org: 'x' }, own, owns)
  expect(view('third-party', false, false)).toMatchObject({ people: false, place: false, items: surveyItemIds })
  expect(view('third-party', true, false)).toMatchObject({ people: true, place: true })
  expect(view('enterprise', false, true)).toMatchObject({ people: true })
  expect(view('enterprise', false, false)).toBeNull()
  expect(view('admin', true, true)).toBeNull()
  expect(view('security', true, true)).toBeNull()
})
