import type { ObjectionActBody, ObjectionDetail } from '#core/api/objections.ts'
import type { PublicationActBody, PublicationDetail } from '#core/api/publications.ts'
import type { Actor } from '#server/actions/actor.ts'
import { insertEvaluation, saveResults } from '#server/db/evaluations.ts'
import { pdf } from '../attachments/files.ts'
import { chedun, shiLi, third, wangFang, xinqiao, zhangWei, zhouTao } from '../cast.ts'
import { doneEvaluation } from '../formal/done-evaluation.ts'
import { letPass, runFormal, toStage } from '../formal/stage.ts'
import { answer, type Call, call, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmRow, parcelRow } from '../rows.ts'

export const elsewhere = 'SJ-CD-0001'
/** Of a person. */
export const ofPerson = 'SJ-XQ-0200'
export const withoutVerdict = 'SJ-XQ-0300'
export const otherFirm: Actor = {
  username: 'cangchu',
  name: '示例仓储',
  role: 'enterprise',
  org: third,
  client: 'pane',
}

export interface Result {
  readonly code: string
  readonly town: string
  /** Null: 待补正. */
  readonly verdict: 'A' | 'B' | 'C' | 'D' | 'exempt' | null
}

export const firstResults: readonly Result[] = [
  { code: elsewhere, town: chedun, verdict: 'D' },
  { code: example, town: xinqiao, verdict: 'C' },
  { code: ofPerson, town: xinqiao, verdict: 'exempt' },
  { code: withoutVerdict, town: xinqiao, verdict: null },
]

/** A formal evaluation that is done, with those results. */
export async function formal(
  { service }: TestApp,
  number: number,
  results: readonly Result[] = firstResults,
  { gates = '[]', basis = null }: { readonly gates?: string; readonly basis?: number | null } = {},
): Promise<void> {
  const district = service.district.code
  await service.database.write(async (db) => {
    await insertEvaluation(db, doneEvaluation({ district, number, cycle, parcels: results.length, gates, basis }))
    const lines = results.map(({ code, town, verdict }) => ({
      district,
      evaluation: number,
      parcel_code: code,
      town_code: town,
      land_class: '工业',
      status: verdict === null ? 'incomplete' : 'ok',
      how: verdict === null ? null : verdict === 'exempt' ? 'exempt' : 'ranked',
      class: verdict === 'exempt' ? null : verdict,
      total: 72.6,
      open_total: 72.6,
      rank: 1,
      ranked: 2,
      flagged: 0,
      rules: '[]',
    }))
    await saveResults(db, lines, [])
  })
}

/** Parcels of 新桥镇 and 车墩镇, one of them a person's, with the first formal evaluation of the year. */
export async function judged(gates?: string): Promise<TestApp> {
  const app = await testApp()
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  await fill(app, gates)
  return app
}

/** The same where 新桥镇's example and 车墩镇's parcel are there already. */
export async function fill(app: TestApp, gates?: string): Promise<void> {
  const person = { ownerName: '王小明', ownerUscc: null, ownershipType: '集体', selfNote: '集体土地', firmCount: 0 }
  const townOfOther = { townCode: chedun, ownerName: '示例仓储有限公司', ownerUscc: third }
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow({ ...onlyParcel, ...person }, ofPerson)]) })
  await call(app, zhangWei, 'push', {
    body: batchOf([
      parcelRow({ ...onlyParcel, ...townOfOther }, elsewhere),
      firmRow({ firmName: '示例仓储有限公司' }, elsewhere, third),
    ]),
  })
  await formal(app, 1, firstResults, gates === undefined ? {} : { gates })
}

const onlyParcel = { townCode: xinqiao, landArea: 6666.67, landClass: '工业', parcelName: '示例地块' }

export const prepared = {
  cycle,
  columns: ['town', 'owner', 'landClass', 'landArea'],
  title: '关于2025年度产业用地综合绩效评估分类结果的公示',
  windowDays: 5,
} as const

export async function prepare(app: TestApp, body: object = prepared): Promise<PublicationDetail> {
  return (await answer(app, zhouTao, 'preparePublication', { body })) as PublicationDetail
}

export function publicationCall(
  { number, revision }: Pick<PublicationDetail, 'number' | 'revision'>,
  act: PublicationActBody['act'],
  rest: Partial<PublicationActBody> = {},
): Call {
  return { params: { number: String(number) }, body: { act, revision, ...rest } }
}

export async function actOn(
  app: TestApp,
  publication: Pick<PublicationDetail, 'number' | 'revision'>,
  act: PublicationActBody['act'],
  rest: Partial<PublicationActBody> = {},
): Promise<PublicationDetail> {
  const request = publicationCall(publication, act, rest)
  return (await answer(app, zhouTao, 'actOnPublication', request)) as PublicationDetail
}

/** Prepared, checked and out from today on: to 2026-11-27 of the tests' day. */
export async function published(app: TestApp, body: object = prepared): Promise<PublicationDetail> {
  return actOn(app, await actOn(app, await prepare(app, body), 'check'), 'publish')
}

/** 新桥镇's example evaluated for real, published, an objection to it accepted and answered. */
export async function accepted(app: TestApp): Promise<Objecting> {
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  await toStage(app.service)
  await letPass(app.service, 'unconfirmed', 'sample-standard', 'unverified')
  await runFormal(app.service)
  await published(app)
  const objecting = await Objecting.submitted(app)
  await objecting.act(zhouTao, 'decide', { decision: '采纳', note: '空置面积按现状更正' })
  await objecting.act(zhouTao, 'answer')
  return objecting
}

export const grounds = '核定的空置面积与现状不符，已重新出租'

/** One objection and what is done in it. */
export class Objecting {
  readonly app: TestApp
  detail: ObjectionDetail

  private constructor(app: TestApp, detail: ObjectionDetail) {
    this.app = app
    this.detail = detail
  }

  static async open(app: TestApp, actor: Actor = shiLi, body: object = {}): Promise<Objecting> {
    const asked = { publication: 1, parcelCode: example, items: ['verdict', 'values'], grounds, ...body }
    return new Objecting(app, (await answer(app, actor, 'openObjection', { body: asked })) as ObjectionDetail)
  }

  /** Opened by the firm, with a scan, and put in. */
  static async submitted(app: TestApp, actor: Actor = shiLi, body: object = {}): Promise<Objecting> {
    const objecting = await Objecting.open(app, actor, body)
    await objecting.attach(actor)
    await objecting.act(actor, 'submit')
    return objecting
  }

  get params(): { readonly id: string } {
    return { id: this.detail.id }
  }

  request(act: ObjectionActBody['act'], rest: Partial<ObjectionActBody> = {}): Call {
    return { params: this.params, body: { act, revision: this.detail.revision, ...rest } }
  }

  tryAct(actor: Actor, act: ObjectionActBody['act'], rest: Partial<ObjectionActBody> = {}): Promise<Response> {
    return call(this.app, actor, 'actOnObjection', this.request(act, rest))
  }

  async act(actor: Actor, act: ObjectionActBody['act'], rest: Partial<ObjectionActBody> = {}) {
    this.detail = (await answer(this.app, actor, 'actOnObjection', this.request(act, rest))) as ObjectionDetail
    return this.detail
  }

  async attach(actor: Actor = shiLi, bytes: Uint8Array = pdf, name = '异议申请（盖章）.pdf'): Promise<ObjectionDetail> {
    const request = { params: this.params, body: evidenceBody(bytes, name) }
    this.detail = (await answer(this.app, actor, 'attachToObjection', request)) as ObjectionDetail
    return this.detail
  }

  async as(actor: Actor): Promise<ObjectionDetail> {
    return (await answer(this.app, actor, 'objection', { params: this.params })) as ObjectionDetail
  }
}

export function evidenceBody(bytes: Uint8Array, name: string): FormData {
  const body = new FormData()
  body.set('file', new Blob([new Uint8Array(bytes)]), name)
  return body
}
