import { randomUUID } from 'node:crypto'
import type { SurveyBody } from '#core/api/surveys.ts'
import { authorise } from '#server/actions/authorise.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { submitSurvey } from '#server/surveys/submit.ts'
import { uploadPicture } from '#server/surveys/upload-picture.ts'
import { otherPhoto, otherSignature, photo, signature } from '../../server/surveys/pictures.ts'
import { digest, surveyBody } from '../../server/surveys/sample.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null
const places = { survey: '', parcel: '' }

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: () => string, before: Step, ...then: readonly Step[]): Screen {
  return {
    name: `surveys-${name}`,
    get path() {
      return path()
    },
    before,
    setup: steps(...then),
  }
}

const page = (): string => '/surveys'
const record = (): string => `/surveys/${places.survey}`
const tab = (): string => `/parcels/${cycle}/${places.parcel}?tab=surveys`
const line = seen('tbody tr th[scope="row"]')
const api = '**/api/v1/surveys**'
const progress = '**/api/v1/surveys/progress**'

const screens: readonly Screen[] = [
  screen('page', page, as('zhoutao'), line, seen('.survey-marks')),
  screen('town', page, as('wangfang'), line, press(/^打印全部/), shapes),
  screen('auditor', page, as('shenji'), line),
  screen('nothing', () => '/surveys?q=没有', as('zhoutao'), seen('.empty')),
  screen('codes', page, as('wangfang'), line, (on) => on.getByText('按地块编码打印').click()),
  screen('loading', page, as('zhoutao', silent(api), silent(progress)), shapes),
  screen('error', page, as('zhoutao', broken(api), broken(progress)), shapes),
  screen('record', record, as('wangfang'), seen('.survey-signatures img')),
  screen('record-department', record, as('jianguan'), line),
  screen('record-unknown', () => `/surveys/${randomUUID()}`, as('wangfang'), shapes),
  screen('parcel', tab, as('wangfang'), line),
]

/** A survey of a parcel as a clerk hands it in. */
async function survey({ server: { service }, actor }: District, other: Partial<SurveyBody>): Promise<string> {
  const id = randomUUID()
  const clerk = actor('wangfang')
  const body = surveyBody({ cycle, ...other })
  const upload = await authorise(service, clerk, 'uploadSurveyPicture')
  const { parcelCode } = body
  for (const bytes of [photo, otherPhoto])
    await uploadPicture(service, upload, id, { cycle, parcelCode, use: 'photo', bytes })
  for (const bytes of [signature, otherSignature]) {
    await uploadPicture(service, upload, id, { cycle, parcelCode, use: 'signature', bytes })
  }
  await submitSurvey(service, await authorise(service, clerk, 'submitSurvey'), id, body)
  return id
}

export const group: ScreenGroup = {
  name: 'surveys',
  screens,
  start: async () => {
    const parcels = sampleDistrict(2025)
    district = await startDistrict({ parcels, draft: false })
    const own = parcels.map(({ parcel }) => String(parcel.parcelCode)).filter((code) => code.startsWith('SJ-XQ-'))
    const [one = '', two = ''] = own.filter((_, index) => index % 3 !== 0)
    const takenAt = '2026-11-21T13:50:00+08:00'
    const photos: SurveyBody['photos'] = [
      { sha256: digest(photo), subject: 'whole', caption: '大门，门口有封条', takenAt },
      { sha256: digest(otherPhoto), subject: 'house-safety', caption: '', takenAt },
    ]
    places.parcel = one
    places.survey = await survey(district, { parcelCode: one, photos })
    const companion = { state: 'absent', reason: '企业已搬离，无人在场' } as const
    await survey(district, { parcelCode: two, companion, place: { kind: 'none', reason: '厂房内没有信号' } })
    return district
  },
}
