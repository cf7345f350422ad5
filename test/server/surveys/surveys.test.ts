import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { SurveyRecord, SurveyTask } from '#core/api/surveys.ts'
import type { Actor } from '#server/actions/actor.ts'
import { guQiang, liQiang, liuYang, qianJin, shiLi, tenant, wangFang, zhangWei, zhaoMin, zhouTao } from '../cast.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, parcelRow, storedRow } from '../rows.ts'
import { entrusted } from '../third-parties/stage.ts'
import { otherPhoto, photo, signature } from './pictures.ts'
import { digest, found, inside, surveyBody } from './sample.ts'
import { drawBoundary, pictureCall, refusedWith, sendPictures, survey, surveyable } from './stage.ts'

async function surveysOf(app: TestApp, actor: Actor, query = {}): Promise<{ total: number; items: { id: string }[] }> {
  return (await answer(app, actor, 'surveys', { query: { cycle, ...query } })) as never
}

async function recordOf(app: TestApp, actor: Actor, id: string): Promise<SurveyRecord> {
  return (await answer(app, actor, 'survey', { params: { id } })) as SurveyRecord
}

test('一次核查写入现场层并留下记录；填报的值还在旁边；第二次是新的一条', async () => {
  const app = await surveyable()
  await drawBoundary(app)
  const { id, survey: line, row } = await survey(app)
  expect(row).toMatchObject({ outcome: 'accepted', revision: 2 })
  expect(line).toMatchObject({ number: 1, by: '王芳', photos: 1, metres: 0, isFar: false, companion: 'signed' })
  const stored = await storedRow(app.service)
  expect(stored?.layered.onsite).toMatchObject({ vacantFloorArea: 1500, propertyQuality: '中', houseSafety: '无' })
  expect(stored?.layered.onsite).not.toHaveProperty('envProof')
  expect(stored?.layered.reported.vacantFloorArea).not.toBe(1500)
  expect(stored?.effective.vacantFloorArea).toBe(1500)
  const record = await recordOf(app, wangFang, id)
  expect(record.found).toEqual(found)
  expect(record.reported.vacantFloorArea).toBe(stored?.layered.reported.vacantFloorArea)
  expect(record.people?.companion).toEqual({ name: '陈国强', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })

  const second = await survey(app, liQiang, { baseRevision: 2, fields: { ...found, propertyQuality: '差' } })
  expect(second.survey.number).toBe(2)
  expect((await surveysOf(app, wangFang)).items.map((one) => one.id)).toEqual([second.id, id])
  expect(await recordOf(app, wangFang, id)).toEqual(record)
  const { towns } = (await answer(app, zhouTao, 'surveyProgress', { query: { cycle } })) as { towns: unknown[] }
  expect(towns).toMatchObject([{ parcels: 1, surveyed: 1, surveys: 2 }])
})

test('重发不重复，同时重发也一样；同一编号换了内容不收；提交后不能再加照片', async () => {
  const app = await surveyable()
  const id = randomUUID()
  await sendPictures(app, wangFang, id)
  await sendPictures(app, wangFang, id)
  const request = { params: { id }, body: surveyBody() }
  const answers = await Promise.all(Array.from({ length: 4 }, () => answer(app, wangFang, 'submitSurvey', request)))
  for (const each of answers) expect(each).toEqual(answers[0])
  expect((await surveysOf(app, wangFang)).total).toBe(1)
  expect((await storedRow(app.service))?.revision).toBe(2)
  const other = { params: { id }, body: surveyBody({ note: '改过' }) }
  expect(await refusedWith(app, wangFang, 'submitSurvey', other)).toBe('batch-id-reused')
  expect(await refusedWith(app, liQiang, 'submitSurvey', request)).toBe('batch-id-reused')
  const late = pictureCall(id, otherPhoto, 'photo')
  expect(await refusedWith(app, wangFang, 'uploadSurveyPicture', late)).toBe('survey-closed')
  // One that is there already is answered as before: the phone may not have heard.
  expect((await call(app, wangFang, 'uploadSurveyPicture', pictureCall(id, photo, 'photo'))).status).toBe(200)
})

test('照片没有传齐、内容没有填全、不是现场项、地块已通过：不收，什么也不写，补齐后同一编号可以再交', async () => {
  const app = await surveyable()
  const id = randomUUID()
  const submit = (other = {}) => refusedWith(app, wangFang, 'submitSurvey', { params: { id }, body: surveyBody(other) })
  expect(await submit()).toBe('survey-picture-missing')
  await sendPictures(app, wangFang, id)
  expect(await submit({ fields: { ...found, houseSafety: null } })).toBe('survey-not-ready')
  expect(await submit({ fields: { ...found, vacantSince: null } })).toBe('survey-not-ready')
  expect(await submit({ photos: [] })).toBe('survey-not-ready')
  expect(await submit({ fields: { ...found, selfNote: '改' } })).toBe('malformed-request')
  expect(await submit({ parcelCode: 'SJ-XQ-9999', baseRevision: 0 })).toBe('row-outside-scope')
  // A signature is no photo.
  const borrowed = { sha256: digest(signature), subject: 'whole', caption: '', takenAt: '2026-11-21T13:50:00+08:00' }
  expect(await submit({ photos: [borrowed] })).toBe('survey-picture-missing')
  const transition = { cycle, parcelCodes: [example] }
  await answer(app, wangFang, 'transition', { body: { ...transition, to: 'submitted' } })
  const review = { townReviewer: '李强', townReviewDate: '2026-11-20', townOpinion: '情况属实' }
  await answer(app, liQiang, 'push', { body: batchOf([parcelRow(review, example, 2, 'reported')]) })
  await answer(app, liQiang, 'transition', { body: { ...transition, to: 'town-approved' } })
  expect(await submit({ baseRevision: 4 })).toBe('row-locked')
  expect((await surveysOf(app, wangFang)).total).toBe(0)
  expect((await storedRow(app.service))?.layered.onsite ?? {}).not.toHaveProperty('propertyQuality')
  await answer(app, zhouTao, 'transition', { body: { ...transition, to: 'review-returned', reason: '请补现场核查' } })
  const { survey: line } = await survey(app, wangFang, { baseRevision: 5 }, id)
  expect(line.number).toBe(1)
})

test('手机离线期间别人改了同一项：不覆盖，进冲突台账；记录照样留存', async () => {
  const app = await surveyable()
  await answer(app, liQiang, 'push', { body: batchOf([parcelRow({ propertyQuality: '优' }, example, 1, 'onsite')]) })
  const { survey: line, row, id } = await survey(app, wangFang, { baseRevision: 1 })
  expect(row).toMatchObject({
    outcome: 'conflict',
    conflicts: [{ field: 'propertyQuality', mine: '中', theirs: '优' }],
  })
  expect(line.conflicts).toBe(1)
  const stored = await storedRow(app.service)
  expect(stored?.layered.onsite).toMatchObject({ propertyQuality: '优', vacantFloorArea: 1500 })
  expect((await recordOf(app, wangFang, id)).found.propertyQuality).toBe('中')
  expect((await surveysOf(app, wangFang, { only: 'conflict' })).total).toBe(1)
  const ledger = (await answer(app, wangFang, 'conflicts', { query: { cycle } })) as { items: unknown[] }
  expect(ledger.items).toHaveLength(1)
})

test('离地块远的提示；没有定位的写明原因；拒签和不在场各有说明', async () => {
  const app = await surveyable()
  await drawBoundary(app)
  const at = '2026-11-21T13:41:00+08:00'
  const far = { kind: 'fix', longitude: inside.longitude + 0.01, latitude: inside.latitude, accuracy: 30, at } as const
  const away = await survey(app, wangFang, {
    place: far,
    companion: { state: 'declined', name: '', reason: '对空置面积有异议' },
  })
  expect(away.survey).toMatchObject({ isFar: true, companion: 'declined' })
  expect(away.survey.metres).toBeGreaterThan(800)
  expect(away.survey.metres).toBeLessThan(900)
  const blind = await survey(app, wangFang, {
    baseRevision: 2,
    place: { kind: 'none', reason: '手机没有定位权限' },
    companion: { state: 'absent', reason: '企业已搬离，无人在场' },
  })
  expect(blind.survey).toMatchObject({ hasPlace: false, metres: null, companion: 'absent' })
  expect((await surveysOf(app, wangFang, { only: 'no-company' })).total).toBe(2)
  expect((await surveysOf(app, wangFang, { only: 'far' })).items).toMatchObject([{ id: away.id }])
})

test('谁能看到什么：照片和签名按职责，范围外与不存在一样', async () => {
  const app = await surveyable()
  await entrusted(app.service, { parcelCodes: [example] })
  const { id } = await survey(app)
  const tenantOf = { ...shiLi, username: 'other', org: tenant }
  const emergency: Actor = { ...zhaoMin, username: 'yingji', name: '应急', org: 'emergency' }
  /** Items, photos, signatures, place; null: nothing. */
  const shown: readonly (readonly [Actor, readonly [number, number, boolean, boolean] | null])[] = [
    [wangFang, [6, 1, true, true]],
    [liQiang, [6, 1, true, true]],
    [zhouTao, [6, 1, true, true]],
    [qianJin, [6, 1, true, true]],
    [guQiang, [6, 1, false, false]],
    [shiLi, [6, 1, true, true]],
    [liuYang, [1, 0, false, false]],
    [emergency, [1, 0, false, false]],
    [zhaoMin, null],
    [zhangWei, null],
    [tenantOf, null],
  ]
  for (const [actor, expected] of shown) {
    const response = await call(app, actor, 'survey', { params: { id } })
    const who = actor.username
    if (actor === zhaoMin) {
      expect(response.status, who).toBe(403)
      expect((await surveysOf(app, actor)).total, who).toBe(0)
      continue
    }
    expect((await surveysOf(app, actor)).total, who).toBe(expected === null ? 0 : 1)
    if (expected === null) {
      expect(response.status, who).toBe(404)
      continue
    }
    const { items, pictures, people, place } = (await response.json()) as SurveyRecord
    expect([items.length, pictures.length, people !== null, place !== null], who).toEqual(expected)
    const statusOf = async (sha256: string) =>
      (await call(app, actor, 'surveyPicture', { params: { id, sha256 } })).status
    expect(await statusOf(digest(photo)), who).toBe(expected[1] === 1 ? 200 : 404)
    expect(await statusOf(digest(signature)), who).toBe(expected[2] ? 200 : 404)
  }
  const file = await call(app, wangFang, 'surveyPicture', { params: { id, sha256: digest(photo) } })
  expect(file.headers.get('content-disposition')).toContain('attachment')
  expect(digest(new Uint8Array(await file.arrayBuffer()))).toBe(digest(photo))
})

test('姓名在数据库里加密；任务只给自己范围的地块，带填报值、边界和核查次数', async () => {
  const app = await surveyable()
  await drawBoundary(app)
  await survey(app)
  const { items, total } = (await answer(app, wangFang, 'surveyTasks', { query: { cycle } })) as {
    items: SurveyTask[]
    total: number
  }
  expect(total).toBe(1)
  expect(items[0]).toMatchObject({ parcelCode: example, surveys: 1, onsite: { vacantFloorArea: 1500 } })
  expect(items[0]?.reported).toHaveProperty('propertyQuality')
  expect(items[0]?.boundary).toHaveLength(1)
  expect(JSON.stringify(items)).not.toContain('13800000000')
  const others = (await answer(app, zhangWei, 'surveyTasks', { query: { cycle } })) as { items: unknown[] }
  expect(others.items).toEqual([])
  await app.service.database.read(async (db) => {
    const plain = await db.withoutPlugins().selectFrom('survey').select('survey_people').executeTakeFirstOrThrow()
    expect(plain.survey_people).not.toContain('陈国强')
  })
  const change = app.service.database.write((db) => db.updateTable('survey').set({ note: '改' }).execute())
  await expect(change).rejects.toThrow(/append-only/)
})
