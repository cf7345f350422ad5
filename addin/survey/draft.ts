import type { SurveyTask } from '#core/api/surveys.ts'
import { type Cells, fieldOf } from '#core/form/form.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { surveyFields } from '#core/survey/item.ts'
import type { SurveyContent } from '#core/survey/readiness.ts'
import { uuid } from '#ui/uuid.ts'
import type { StoredSurvey } from './storage/stored.ts'

/** A survey that begins with what stands in 现场; what was only reported is not taken for found. */
export function newSurvey(task: SurveyTask, cycle: string, by: string, at: string, device: string): StoredSurvey {
  return {
    id: uuid(),
    task,
    cycle,
    fields: Object.fromEntries(surveyFields.map((key) => [key, task.onsite[key] ?? null])),
    note: '',
    startedAt: at,
    finishedAt: null,
    place: null,
    surveyor: { name: by, signature: null },
    companion: { state: null, name: '', reason: '', signature: null },
    photos: [],
    sent: [],
    state: 'draft',
    refusal: null,
    outcome: null,
    choices: [],
    device,
  }
}

/** The parcel's cells with those of the survey: what the check of fields reads. */
export function cellsOfSurvey({ task, cycle, fields }: StoredSurvey): Cells {
  const { parcelCode, landArea, floorArea } = task
  const known = { parcelCode, assessYear: Number(cycle), landArea, floorArea, ...fields }
  return Object.fromEntries(
    Object.entries(known).flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, value]])),
  )
}

/** What is asked of the survey before it may be handed in. */
export function contentOf(survey: StoredSurvey): SurveyContent {
  const { companion, surveyor, place, photos } = survey
  const { state, name, reason, signature } = companion
  const isComplete = state === 'signed' ? name.trim() !== '' && signature !== null : reason.trim().length >= 2
  return {
    cells: cellsOfSurvey(survey),
    photos: photos.length,
    hasPlace: place !== null && (place.kind === 'fix' || place.reason.trim().length >= 2),
    surveyorName: surveyor.name.trim(),
    surveyorSigned: surveyor.signature !== null,
    companion: state === null ? null : { state, isComplete },
  }
}

/** The label of a field of the survey. */
export function labelOf(key: string): string {
  return fieldOf(parcelForm, key).label
}
