import type { SurveyPlace, SurveyRecord } from '#core/api/surveys.ts'
import type { CellValue } from '#core/form/field.ts'
import type { SurveyView } from '#core/survey/access.ts'
import { surveyItems } from '#core/survey/item.ts'
import { refuse } from '#geo/refuse.ts'
import type { Grant } from '../actions/authorise.ts'
import { attachmentHeaders } from '../attachments/download.ts'
import type { AttachmentKind } from '../attachments/kinds.ts'
import { picturesOfSurvey } from '../db/surveys.ts'
import type { SentFile } from '../export/sent-file.ts'
import type { Service } from '../service.ts'
import { type OpenSurvey, readSurvey } from './open.ts'
import type { KeptPhoto, SurveyPeople } from './people.ts'
import { lineBody } from './survey-line.ts'

type Values = Record<string, CellValue | null>

/** One survey as far as the reader is shown it. Throws ProblemError not-found. */
export function surveyRecord(service: Service, grant: Grant, id: string): Promise<SurveyRecord> {
  return readSurvey(service, grant, id, async (_db, open) => recordBody(open))
}

export function recordBody({ survey, parcel, view }: OpenSurvey): SurveyRecord {
  return {
    ...lineBody(survey, parcel),
    device: survey.device,
    items: [...view.items],
    found: shownValues(survey.found, view),
    reported: shownValues(survey.reported, view),
    note: view.items.length === surveyItems.length ? survey.note : null,
    place: view.place ? (JSON.parse(survey.place) as SurveyPlace) : null,
    people: view.people ? peopleBody(JSON.parse(survey.survey_people) as SurveyPeople) : null,
    pictures: shownPhotos(survey.pictures, view),
  }
}

function peopleBody({ surveyor, companion, reason }: SurveyPeople): NonNullable<SurveyRecord['people']> {
  return { surveyor, companion, reason }
}

function shownValues(json: string, { items }: SurveyView): Values {
  const values = JSON.parse(json) as Values
  const shown = surveyItems.filter(({ id }) => items.includes(id)).flatMap(({ fields }) => [...fields])
  return Object.fromEntries(shown.flatMap((key: string) => (key in values ? [[key, values[key] ?? null]] : [])))
}

function shownPhotos(json: string, { photosOf }: SurveyView): SurveyRecord['pictures'] {
  const photos = JSON.parse(json) as readonly KeptPhoto[]
  return photos.flatMap((photo) => {
    const subject = photosOf.find((each) => each === photo.subject)
    return subject === undefined ? [] : [{ ...photo, subject }]
  })
}

/**
 * A photo or signature of a survey, where the reader is shown it. A picture that was sent and is not in the record is
 * nobody's to see. Throws ProblemError: not-found, attachment-lost.
 */
export async function surveyPicture(service: Service, grant: Grant, id: string, sha256: string): Promise<SentFile> {
  const found = await readSurvey(service, grant, id, async (db, open) => {
    const { pictures, people } = recordBody(open)
    const signatures = people === null ? [] : [people.surveyor.sha256, people.companion?.sha256 ?? null]
    if (!pictures.some((photo) => photo.sha256 === sha256) && !signatures.includes(sha256)) return null
    const stored = await picturesOfSurvey(db, service.district.code, id)
    return stored.find((picture) => picture.sha256 === sha256) ?? null
  })
  if (found === null) throw refuse('not-found', { what: '这张照片' })
  const kind = found.content_kind as AttachmentKind
  const bytes = await service.attachments.read(sha256)
  const { 'content-length': _, ...headers } = attachmentHeaders(`现场核查-${sha256.slice(0, 8)}`, kind, 0)
  return { name: `survey-${sha256.slice(0, 8)}`, bytes, length: found.size, headers }
}
