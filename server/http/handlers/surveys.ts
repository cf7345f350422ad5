import type { surveyEndpoints } from '#core/api/surveys.ts'
import { listSurveys, surveyProgress } from '../../surveys/list.ts'
import { surveyPicture, surveyRecord } from '../../surveys/record.ts'
import { sheetProgress } from '../../surveys/running.ts'
import { surveySheets } from '../../surveys/sheets.ts'
import { submitSurvey } from '../../surveys/submit.ts'
import { surveySummary } from '../../surveys/summary.ts'
import { surveyTasks } from '../../surveys/tasks.ts'
import { uploadPicture } from '../../surveys/upload-picture.ts'
import type { Handlers } from '../types.ts'

type SurveyHandlers = Pick<Handlers, keyof typeof surveyEndpoints>

export const surveyHandlers: SurveyHandlers = {
  async surveyTasks({ service, grant, query }) {
    return { status: 200, body: await surveyTasks(service, grant, query) }
  },
  async uploadSurveyPicture({ service, grant, params, query, body }) {
    return { status: 200, body: await uploadPicture(service, grant, params.id, { ...query, bytes: body.bytes }) }
  },
  async submitSurvey({ service, grant, params, body }) {
    return { status: 200, body: await submitSurvey(service, grant, params.id, body) }
  },
  async surveys({ service, grant, query }) {
    return { status: 200, body: await listSurveys(service, grant, query) }
  },
  async surveyProgress({ service, grant, query }) {
    return { status: 200, body: await surveyProgress(service, grant, query.cycle) }
  },
  async survey({ service, grant, params }) {
    return { status: 200, body: await surveyRecord(service, grant, params.id) }
  },
  async surveyPicture({ service, grant, params }) {
    return { status: 200, file: await surveyPicture(service, grant, params.id, params.sha256) }
  },
  async surveySummary({ service, grant, params }) {
    return { status: 200, file: await surveySummary(service, grant, params.id) }
  },
  async surveySheets({ service, app, grant, query }) {
    return { status: 200, file: await surveySheets(service, grant, query, app.url()) }
  },
  async surveySheetProgress({ grant, query }) {
    return { status: 200, body: { progress: sheetProgress(query.id, grant.actor.username) } }
  },
}
