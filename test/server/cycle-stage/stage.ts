import type { CycleStageBody, StageDocument } from '#core/api/cycle-stages.ts'
import { updateEvaluation } from '#server/db/evaluations.ts'
import { pdf } from '../attachments/files.ts'
import { chedun, sunLi, third, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { answer, type Call, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, exampleRows, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'

export const elsewhere = 'SJ-CD-0001'
export const ofCycle = { cycle }

const gates = JSON.stringify([
  {
    id: 'sample-standard',
    count: 1,
    overridden: { reason: '先按示例标准试行', by: sunLi.name, at: '2026-11-20T09:00:00.000+08:00' },
  },
])

/** A district that has collected two parcels, evaluated formally with one gate let pass. */
export async function evaluated(): Promise<TestApp> {
  const app = await testApp()
  await evaluate(app)
  return app
}

export async function evaluate(app: TestApp): Promise<void> {
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  const other = [
    parcelRow(
      parcelFields({ townCode: chedun, ownerUscc: third, ownerName: '示例仓储', parcelName: '=1+1' }),
      elsewhere,
    ),
    firmRow(firmFields({ firmName: '示例仓储', taxPaid: 10 }), elsewhere, third),
  ]
  await answer(app, zhangWei, 'push', { body: batchOf(other) })
  await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  const district = app.service.district.code
  await app.service.database.write((db) => updateEvaluation(db, district, 1, { mode: 'formal', gates }))
}

export async function stages(app: TestApp, actor = zhouTao): Promise<CycleStageBody> {
  return (await answer(app, actor, 'cycleStages', { params: ofCycle })) as CycleStageBody
}

export async function act(app: TestApp, body: Record<string, unknown>, actor = zhouTao): Promise<CycleStageBody> {
  const { last } = await stages(app)
  return (await answer(app, actor, 'actOnCycle', { params: ofCycle, body: { last, ...body } })) as CycleStageBody
}

export async function uploaded(app: TestApp, name = '审定文件.pdf'): Promise<string> {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(pdf)], name))
  const document = await answer(app, zhouTao, 'uploadStageDocument', { params: ofCycle, body: form })
  return (document as StageDocument).sha256
}

/** In 研判, with a package that was handed in. */
export async function handedIn(): Promise<TestApp> {
  const app = await evaluated()
  await packaged(app)
  await answer(app, zhouTao, 'submitToCity', await submission(app))
  return app
}

/** From 评估 to 研判, with a package. */
export async function packaged(app: TestApp): Promise<void> {
  await act(app, { act: 'review-unpublished', reason: '本区不公示' })
  await answer(app, zhouTao, 'makeCityPackage', { params: ofCycle })
}

export async function submission(app: TestApp): Promise<Call> {
  const { last } = await stages(app)
  const body = { package: 1, receipt: '市平台-2026-0017', submittedOn: '2026-11-21', documents: [], last }
  return { params: ofCycle, body }
}

export async function agreed(app: TestApp): Promise<void> {
  await answer(app, zhouTao, 'agreeToRest', await agreement(app))
}

export async function agreement(app: TestApp): Promise<Call> {
  const { last } = await stages(app)
  return { params: ofCycle, body: { last, note: '市级研判会议纪要〔2026〕3号', documents: [] } }
}

export async function decision(app: TestApp, rest: Record<string, unknown> = {}) {
  const { last } = await stages(app)
  const document = {
    title: '关于2025年度产业用地综合绩效评估结果的批复',
    number: '示例〔2026〕8号',
    authority: '市委、市政府',
    decidedOn: '2026-11-21',
    sha256: await uploaded(app),
  }
  return { params: ofCycle, body: { document, adjustments: [], last, ...rest } }
}
