import type { Field } from '../form/field.ts'
import { fieldEntries } from '../form/form.ts'
import { parcelForm } from '../forms/parcel-self-assessment.ts'
import type { DepartmentCode } from '../vocabulary/department.ts'

/**
 * What a 街镇 adds on site (松规划资源〔2023〕123号): six items, each with the fields of the 用地主体自评表 it is recorded in.
 * @see 松规划资源〔2023〕123号 四（二）
 */
export const surveyItems = [
  { id: 'vacancy', title: '空置', fields: ['vacantFloorArea', 'vacantLandArea', 'vacantSince', 'vacancyProof'] },
  { id: 'property', title: '物业品质', fields: ['propertyQuality'] },
  { id: 'work-safety', title: '安全生产条件', fields: ['workSafety', 'workSafetyProof'] },
  { id: 'environment', title: '环保区域限评', fields: ['envRestrict', 'envCompliance', 'envProof'] },
  { id: 'house-safety', title: '房屋安全隐患', fields: ['houseSafety', 'houseSafetyGrade', 'houseSafetyProof'] },
  {
    id: 'bottleneck',
    title: '卡脖子及颠覆性技术项目',
    fields: ['bottleneckTech', 'bottleneckProject', 'bottleneckProof'],
  },
] as const satisfies readonly SurveyItem[]

interface SurveyItem {
  readonly id: string
  readonly title: string
  readonly fields: readonly (keyof (typeof parcelForm)['fields'])[]
}

export type SurveyItemId = (typeof surveyItems)[number]['id']
export const surveyItemIds = surveyItems.map(({ id }) => id) as readonly SurveyItemId[]

/** What a photo shows: one of the items, or the parcel as a whole. */
export const photoSubjects = [
  'whole',
  'vacancy',
  'property',
  'work-safety',
  'environment',
  'house-safety',
  'bottleneck',
] as const satisfies readonly ('whole' | SurveyItemId)[]
export type PhotoSubject = (typeof photoSubjects)[number]

export function subjectTitle(subject: PhotoSubject): string {
  return surveyItems.find(({ id }) => id === subject)?.title ?? '地块全貌'
}

/** Keys of every field that a survey records, in the order of the items. */
export const surveyFields: readonly string[] = surveyItems.flatMap(({ fields }) => [...fields])

/** The field of that key. Throws RangeError for one that is not recorded on site. */
export function surveyField(key: string): Field {
  const found = fieldEntries(parcelForm).find(([name]) => name === key && surveyFields.includes(name))
  if (found === undefined) throw new RangeError(`${key} is not recorded on site`)
  return found[1]
}

/** Items that a department verifies: what it is shown of a survey. */
export function itemsOfDepartment(department: string | null): readonly SurveyItemId[] {
  return surveyItems.flatMap(({ id, fields }) => {
    const verifiers: readonly DepartmentCode[] = fields.flatMap((key) => surveyField(key).verifiedBy)
    return verifiers.some((code) => code === department) ? [id] : []
  })
}
