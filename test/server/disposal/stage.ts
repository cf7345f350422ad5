import type { DisposalActBody, DisposalDetail, DisposalOpened, DisposalSaved } from '#core/api/disposal-shapes.ts'
import type { CellValue } from '#core/form/field.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import type { Actor } from '#server/actions/actor.ts'
import { chedun, third, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { decide } from '../class-lists/stage.ts'
import { answer, type Call, call, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'

export const inChedun = 'SJ-CD-0001'

type Classes = Readonly<Record<string, ParcelClass>>

const bothD: Classes = { [example]: 'D', [inChedun]: 'D' }

/** What was decided of the example parcel in 新桥镇 and the other in 车墩镇: both D unless told. */
export async function decideBoth({ service }: TestApp, classes: Classes = bothD): Promise<void> {
  await decide(service, cycle, classes, { towns: { [inChedun]: chedun } })
}

/** 新桥镇 with the example parcel (区属国企) and 车墩镇 with another. */
export async function pushBoth(app: TestApp): Promise<void> {
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  const other = [
    parcelRow(parcelFields({ townCode: chedun, ownerUscc: third, ownerName: '示例仓储' }), inChedun),
    firmRow(firmFields({ firmName: '示例仓储' }), inChedun, third),
  ]
  await answer(app, zhangWei, 'push', { body: batchOf(other) })
  const soe = { ownerIsSoe: '区属', soeFourBatch: '盘活一批' }
  await answer(app, zhouTao, 'push', { body: batchOf([parcelRow(soe, example, 1)]) })
}

/** Both parcels on record, and what was decided of them. */
export async function decided(classes: Classes = bothD): Promise<TestApp> {
  const app = await testApp()
  await pushBoth(app)
  await decideBoth(app, classes)
  return app
}

/** What a plan lacks when it is new. */
export const sound: Readonly<Record<string, CellValue>> = {
  reasons: '亩均税收未得分',
  path: '转型',
  planYear: 2027,
  measures: '清退低效租户，引入智能装备项目',
  planBlock: '新桥产业社区',
  transformDirection: '智能装备',
  investment: 3000,
  ownFunds: 2500.5,
  ownFundsSource: '企业自筹',
  fiscalFunds: 499.5,
  fiscalFundsSource: '区级专项',
  rentalHousing: '不适宜',
  relocatedFirms: 0,
  sealed: false,
  mortgaged: false,
  litigated: false,
  enforced: false,
  milestone1Name: '签订清退协议',
  milestone1Due: '2026-12-31',
  milestone2Name: '项目开工',
  milestone2Due: '2027-06-30',
}

export function fileOf(bytes: Uint8Array, name: string, purpose?: string): FormData {
  const body = new FormData()
  body.set('file', new Blob([new Uint8Array(bytes)]), name)
  if (purpose !== undefined) body.set('purpose', purpose)
  return body
}

/** One plan and what is done with it. */
export class StagedPlan {
  readonly app: TestApp
  detail: DisposalDetail

  private constructor(app: TestApp, detail: DisposalDetail) {
    this.app = app
    this.detail = detail
  }

  static async open(app: TestApp, parcelCode: string = example, actor: Actor = zhouTao): Promise<StagedPlan> {
    const opened = (await answer(app, actor, 'openDisposalPlans', {
      body: { parcelCodes: [parcelCode] },
    })) as DisposalOpened
    const id = opened.items[0]?.id ?? ''
    return new StagedPlan(app, (await answer(app, actor, 'disposalPlan', { params: { id } })) as DisposalDetail)
  }

  /** Filled in, without anything to be corrected. */
  static async drafted(app: TestApp, parcelCode: string = example): Promise<StagedPlan> {
    const staged = await StagedPlan.open(app, parcelCode)
    await staged.save(zhouTao, sound)
    return staged
  }

  /** Filled in, sent to the 专班, answered by 区税务局 and approved. */
  static async approved(app: TestApp, parcelCode: string = example): Promise<StagedPlan> {
    const staged = await StagedPlan.drafted(app, parcelCode)
    await staged.act(zhouTao, 'submit')
    await staged.act(zhouTao, 'approve', { note: '无需部门会签' })
    return staged
  }

  get params(): { readonly id: string } {
    return { id: this.detail.id }
  }

  async save(
    actor: Actor,
    changes: Readonly<Record<string, CellValue | null>>,
    revision = this.detail.revision,
  ): Promise<DisposalSaved> {
    const body = { revision, changes }
    const saved = (await answer(this.app, actor, 'saveDisposalPlan', { params: this.params, body })) as DisposalSaved
    this.detail = saved.plan
    return saved
  }

  trySave(actor: Actor, changes: Readonly<Record<string, CellValue | null>>): Promise<Response> {
    const body = { revision: this.detail.revision, changes }
    return call(this.app, actor, 'saveDisposalPlan', { params: this.params, body })
  }

  request(act: DisposalActBody['act'], rest: Partial<DisposalActBody> = {}): Call {
    return { params: this.params, body: { act, revision: this.detail.revision, ...rest } }
  }

  tryAct(actor: Actor, act: DisposalActBody['act'], rest: Partial<DisposalActBody> = {}): Promise<Response> {
    return call(this.app, actor, 'actOnDisposalPlan', this.request(act, rest))
  }

  async act(actor: Actor, act: DisposalActBody['act'], rest: Partial<DisposalActBody> = {}): Promise<DisposalDetail> {
    this.detail = (await answer(this.app, actor, 'actOnDisposalPlan', this.request(act, rest))) as DisposalDetail
    return this.detail
  }

  async as(actor: Actor): Promise<DisposalDetail> {
    return (await answer(this.app, actor, 'disposalPlan', { params: this.params })) as DisposalDetail
  }
}
