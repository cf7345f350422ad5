import { randomUUID } from 'node:crypto'
import type { RowOutcome } from '#core/api/rows.ts'
import type { SurveyBody, SurveyLine } from '#core/api/surveys.ts'
import type { Actor } from '#server/actions/actor.ts'
import { saveGeometries } from '#server/db/base-geometries.ts'
import { wangFang } from '../cast.ts'
import { answer, type Call, call, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import { otherSignature, photo, signature } from './pictures.ts'
import { inside, surveyBody } from './sample.ts'

export function pictureCall(
  id: string,
  bytes: Uint8Array<ArrayBuffer>,
  use: 'photo' | 'signature',
  parcelCode = example,
): Call {
  const body = new FormData()
  body.set('file', new Blob([bytes]), '图.bin')
  return { params: { id }, query: { cycle, parcelCode, use }, body }
}

/** Sends the pictures of surveyBody. */
export async function sendPictures(app: TestApp, actor: Actor, id: string, parcelCode = example): Promise<void> {
  await answer(app, actor, 'uploadSurveyPicture', pictureCall(id, photo, 'photo', parcelCode))
  await answer(app, actor, 'uploadSurveyPicture', pictureCall(id, signature, 'signature', parcelCode))
  await answer(app, actor, 'uploadSurveyPicture', pictureCall(id, otherSignature, 'signature', parcelCode))
}

export interface Answered {
  readonly survey: SurveyLine
  readonly row: RowOutcome
}

/** A whole survey of the example parcel, its pictures first. */
export async function survey(
  app: TestApp,
  actor: Actor = wangFang,
  other: Partial<SurveyBody> = {},
  id: string = randomUUID(),
): Promise<Answered & { readonly id: string }> {
  await sendPictures(app, actor, id, other.parcelCode)
  const answered = await answer(app, actor, 'submitSurvey', { params: { id }, body: surveyBody(other) })
  return { id, ...(answered as Answered) }
}

/** The example parcel and its firm, all of it as reported. */
export async function surveyable(): Promise<TestApp> {
  const app = await testApp()
  await answer(app, wangFang, 'push', {
    body: batchOf(exampleRows().map((row) => ({ ...row, layer: 'reported' as const }))),
  })
  return app
}

/** A square of some 190 m around `inside`. */
export async function drawBoundary(app: TestApp, parcelCode = example): Promise<void> {
  const half = 1000
  const [west, south] = [inside.longitude * 1e6 - half, inside.latitude * 1e6 - half].map(Math.round) as [
    number,
    number,
  ]
  const ring = [west, south, 2 * half, 0, 0, 2 * half, -2 * half, 0]
  const corner = {
    west: west / 1e6,
    south: south / 1e6,
    east: (west + 2 * half) / 1e6,
    north: (south + 2 * half) / 1e6,
  }
  const geometry = {
    district: '310117',
    parcel_code: parcelCode,
    revision: 1,
    source: '不动产登记',
    import: 'none',
    crs: '{"kind":"epsg","code":4490}',
    original: '[]',
    geographic: '[]',
    quantised: JSON.stringify([[ring]]),
    area: 36_000,
    at: '2026-11-21T14:00:00.000+08:00',
    ...corner,
  }
  await app.service.database.write((db) => saveGeometries(db, [geometry]))
}

export async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { code: string }).code
}

/** The code of a refusal. */
export async function refusedWith(
  app: TestApp,
  actor: Actor,
  id: Parameters<typeof call>[2],
  request: Call,
): Promise<string> {
  return codeOf(await call(app, actor, id, request))
}
