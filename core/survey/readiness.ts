import { checkFields } from '../checks/check-fields.ts'
import type { AnyFinding } from '../error/finding.ts'
import type { Cells } from '../form/form.ts'
import { parcelForm } from '../forms/parcel-self-assessment.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { CompanionState } from './companion.ts'
import { surveyFields, surveyItems } from './item.ts'

/** What of a survey is asked for before it may be handed in. */
export interface SurveyContent {
  /** The parcel's values with those of the survey in the place of what stood there. */
  readonly cells: Cells
  readonly photos: number
  /** A place was found, or a reason was given why there is none. */
  readonly hasPlace: boolean
  readonly surveyorName: string
  readonly surveyorSigned: boolean
  readonly companion: { readonly state: CompanionState; readonly isComplete: boolean } | null
}

/** Where on the page something is missing. */
export type SurveyPart = 'fields' | 'photos' | 'place' | 'surveyor' | 'companion'

export interface SurveyFault {
  readonly part: SurveyPart
  /** A sentence with what to do. */
  readonly text: string
}

/** What is wrong or missing among the fields of a survey: the same check as everywhere, of these fields alone. */
export function surveyFindings(cells: Cells, today: CalendarDate): readonly AnyFinding[] {
  const { parcelCode = '' } = cells
  const row = { id: String(parcelCode), cells }
  return checkFields(parcelForm, row, { today, step: 'town' }).filter(({ field }) => surveyFields.includes(field))
}

/** Areas cannot be larger than what they are a part of; the check of a whole row tells it as X03. */
export function vacancyAboveFloor({ vacantFloorArea, floorArea }: Cells): boolean {
  return typeof vacantFloorArea === 'number' && typeof floorArea === 'number' && vacantFloorArea > floorArea
}

/** What keeps a survey from being handed in, in the order of the page; none when it is ready. */
export function surveyFaults(content: SurveyContent, today: CalendarDate): readonly SurveyFault[] {
  const faults: SurveyFault[] = []
  const errors = surveyFindings(content.cells, today).filter(({ level }) => level === 'error')
  const items = surveyItems.filter(({ fields }) => errors.some(({ field }) => fields.some((key) => key === field)))
  if (items.length > 0) {
    const names = items.map(({ title }) => title).join('、')
    faults.push({ part: 'fields', text: `${names}还没有填全，或有不对的值，请补全。` })
  }
  if (content.photos === 0) faults.push({ part: 'photos', text: '还没有照片，请至少拍一张。' })
  if (!content.hasPlace) faults.push({ part: 'place', text: '还没有位置，请定位，或写明不能定位的原因。' })
  if (content.surveyorName === '') faults.push({ part: 'surveyor', text: '核查人姓名未填，请填写。' })
  if (!content.surveyorSigned) faults.push({ part: 'surveyor', text: '核查人还没有签名，请签名。' })
  if (content.companion === null || !content.companion.isComplete) {
    faults.push({ part: 'companion', text: '请陪同人签名，或写明拒签、不在场的情况。' })
  }
  return faults
}
