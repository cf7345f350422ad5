import { randomUUID } from 'node:crypto'
import { chedun, wangFang, xinqiao, zhangWei } from '../cast.ts'
import { type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import { photo } from '../surveys/pictures.ts'
import { digest, surveyBody } from '../surveys/sample.ts'
import { pictureCall, survey } from '../surveys/stage.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

type Which = 'own' | 'other'
type Surveys = Readonly<Record<Which, string>>

const elsewhere = 'SJ-CD-0001'
const townOf = { own: xinqiao, other: chedun } as const
/** Only who may is asked here, twenty times over: a page takes half a second to set. */
function withoutSetting({ service }: TestApp): void {
  service.paper.render = async () => new Uint8Array(1)
}

const surveyed = new WeakMap<TestApp, Promise<Surveys>>()

/** A survey of the parcel of each 街镇, made once. */
function surveysOf(app: TestApp): Promise<Surveys> {
  const known = surveyed.get(app) ?? makeSurveys(app)
  surveyed.set(app, known)
  return known
}

async function makeSurveys(app: TestApp): Promise<Surveys> {
  withoutSetting(app)
  const own = await survey(app, wangFang, { parcelCode: example })
  const other = await survey(app, zhangWei, { parcelCode: elsewhere })
  return { own: own.id, other: other.id }
}

const codeOf = { own: () => example, other: () => elsewhere } as const

type OfSurvey = 'survey' | 'surveyPicture' | 'surveySummary'

function ofSurvey(id: OfSurvey, params: Readonly<Record<string, string>> = {}): Probe {
  return async ({ app }, actor, which) => {
    const surveys = await surveysOf(app)
    return outcomeOf(await call(app, actor, id, { params: { id: surveys[which], ...params } }))
  }
}

type Listing = 'surveyTasks' | 'surveys' | 'surveyProgress'

function listing(id: Listing, text: (which: Which) => string): Probe {
  return async ({ app }, actor, which) => {
    await surveysOf(app)
    const response = await call(app, actor, id, { query: { cycle } })
    return outcomeOf(response, async (found) => (await found.text()).includes(text(which)))
  }
}

/** 现场核查: tasks and records of the parcel, its pictures and papers. */
export const surveyProbes = {
  surveyTasks: listing('surveyTasks', (which) => codeOf[which]()),
  // A department that verifies nothing on site is answered an empty list, as one without a right.
  surveys: async (place, actor, which) => {
    const outcome = await listing('surveys', (one) => codeOf[one]())(place, actor, which)
    return actor?.role === 'department' && outcome === '不见' ? '无' : outcome
  },
  surveyProgress: listing('surveyProgress', (which) => townOf[which]),
  survey: ofSurvey('survey'),
  surveyPicture: ofSurvey('surveyPicture', { sha256: digest(photo) }),
  surveySummary: ofSurvey('surveySummary'),
  surveySheets: async ({ app }, actor, which) => {
    withoutSetting(app)
    const query = { cycle, id: randomUUID(), town: townOf[which] }
    return outcomeOf(await call(app, actor, 'surveySheets', { query }))
  },
  uploadSurveyPicture: async ({ app }, actor, which) =>
    outcomeOf(
      await call(app, actor, 'uploadSurveyPicture', pictureCall(randomUUID(), photo, 'photo', codeOf[which]())),
    ),
  submitSurvey: async ({ app }, actor, which) => {
    // Without its pictures: whether it may be is known before what is missing.
    const request: Call = { params: { id: randomUUID() }, body: surveyBody({ parcelCode: codeOf[which]() }) }
    return outcomeOf(await call(app, actor, 'submitSurvey', request))
  },
} as const satisfies Readonly<Record<string, Probe>>
