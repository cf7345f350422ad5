import { randomUUID } from 'node:crypto'
import { wangFang, xinqiao } from '../cast.ts'
import { answer, call } from '../http/test-app.ts'
import { batchOf, cycle, exampleRows } from '../rows.ts'
import { photo } from '../surveys/pictures.ts'
import { digest, surveyBody } from '../surveys/sample.ts'
import { pictureCall, sendPictures, survey } from '../surveys/stage.ts'
import { reading, type Walk, withParcel } from './walk-scenes.ts'

const id = '5e0d6c1a-9b0f-4d5e-8a43-6a1f0c2b7d14'

type OfSurvey = 'survey' | 'surveyPicture' | 'surveySummary'

/** With a survey of the example parcel. */
function of(endpoint: OfSurvey, params: Readonly<Record<string, string>> = {}): Walk['prepare'] {
  return async (app) => {
    await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
    const made = await survey(app)
    return () => call(app, wangFang, endpoint, { params: { id: made.id, ...params } })
  }
}

/** 现场核查: pictures, records, what is printed and what is taken out as a PDF. */
export const surveyWalks = {
  surveyTasks: reading('surveyTasks', wangFang, { query: { cycle } }),
  surveys: reading('surveys', wangFang, { query: { cycle } }),
  surveyProgress: reading('surveyProgress', wangFang, { query: { cycle } }),
  surveySheetProgress: reading('surveySheetProgress', wangFang, { query: { id } }),
  survey: { prepare: of('survey'), leaves: [] },
  surveyPicture: { prepare: of('surveyPicture', { sha256: digest(photo) }), leaves: [] },
  surveySummary: { prepare: of('surveySummary'), leaves: ['exported'] },
  surveySheets: {
    prepare: withParcel((app) => call(app, wangFang, 'surveySheets', { query: { cycle, id, town: xinqiao } })),
    leaves: ['survey-sheets-printed'],
  },
  uploadSurveyPicture: {
    prepare: withParcel((app) => call(app, wangFang, 'uploadSurveyPicture', pictureCall(id, photo, 'photo'))),
    leaves: ['survey-picture-uploaded'],
  },
  submitSurvey: {
    prepare: async (app) => {
      await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
      const fresh = randomUUID()
      await sendPictures(app, wangFang, fresh)
      return () => call(app, wangFang, 'submitSurvey', { params: { id: fresh }, body: surveyBody() })
    },
    leaves: ['surveyed'],
  },
} as const satisfies Readonly<Record<string, Walk>>
