import type { DisputeActBody, DisputeDetail, OwnValue } from '#core/api/disputes.ts'
import type { Scalar } from '#core/form/field.ts'
import type { Actor } from '#server/actions/actor.ts'
import { pdf } from '../attachments/files.ts'
import { owner, shiLi, wangFang, zhaoMin } from '../cast.ts'
import { answer, type Call, call, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmRow } from '../rows.ts'

export const firmKey = `${cycle}/${example}/${owner}`
export const reason = '完税证明合计与核定数不同'

/** 新桥镇 with the example parcel, of which 区税务局 says another figure than its firm. */
export async function taxed(): Promise<TestApp> {
  const app = await testApp()
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 884.2 }, example, owner, 1)]) })
  return app
}

export function fileBody(bytes: Uint8Array | string, name: string): FormData {
  const body = new FormData()
  body.set('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name)
  return body
}

export const taxClaim = {
  cycle,
  form: 'enterprise-information',
  key: firmKey,
  field: 'taxPaid',
  value: 884.2,
  claimed: 900,
  reason,
} as const

/** One dispute and what is done in it. */
export class Staged {
  readonly app: TestApp
  detail: DisputeDetail

  private constructor(app: TestApp, detail: DisputeDetail) {
    this.app = app
    this.detail = detail
  }

  static async open(app: TestApp, actor: Actor = shiLi, body: object = taxClaim): Promise<Staged> {
    return new Staged(app, (await answer(app, actor, 'openDispute', { body })) as DisputeDetail)
  }

  /** Opened, with a scan, and raised. */
  static async raised(app: TestApp): Promise<Staged> {
    const staged = await Staged.open(app)
    await staged.attach()
    await staged.act(shiLi, 'raise', { note: reason, value: 900 })
    return staged
  }

  get params(): { readonly id: string } {
    return { id: this.detail.id }
  }

  request(act: DisputeActBody['act'], rest: { note?: string; value?: Scalar } = {}): Call {
    return { params: this.params, body: { act, revision: this.detail.revision, ...rest } }
  }

  tryAct(actor: Actor, act: DisputeActBody['act'], rest: { note?: string; value?: Scalar } = {}): Promise<Response> {
    return call(this.app, actor, 'actOnDispute', this.request(act, rest))
  }

  async act(actor: Actor, act: DisputeActBody['act'], rest: { note?: string; value?: Scalar } = {}) {
    this.detail = (await answer(this.app, actor, 'actOnDispute', this.request(act, rest))) as DisputeDetail
    return this.detail
  }

  tryAttach(actor: Actor, bytes: Uint8Array | string, name: string): Promise<Response> {
    return call(this.app, actor, 'attachToDispute', { params: this.params, body: fileBody(bytes, name) })
  }

  async attach(actor: Actor = shiLi, bytes: Uint8Array = pdf, name = '完税证明.pdf'): Promise<DisputeDetail> {
    const request = { params: this.params, body: fileBody(bytes, name) }
    this.detail = (await answer(this.app, actor, 'attachToDispute', request)) as DisputeDetail
    return this.detail
  }

  async as(actor: Actor): Promise<DisputeDetail> {
    return (await answer(this.app, actor, 'dispute', { params: this.params })) as DisputeDetail
  }
}

export async function ownValues(app: TestApp, actor: Actor = shiLi): Promise<readonly OwnValue[]> {
  return ((await answer(app, actor, 'ownDepartmentValues', { query: { cycle } })) as { items: OwnValue[] }).items
}
