import { randomUUID } from 'node:crypto'
import type { LetterBatch, LetterDetail, LetterSummary } from '#core/api/letter-shapes.ts'
import type { Gate } from '#core/evaluation-gates/gate.ts'
import type { TemplatedKind } from '#core/letter/kind.ts'
import type { Actor } from '#server/actions/actor.ts'
import { insertApplications, insertPolicies } from '#server/db/class-policies.ts'
import { replaceDecidedClasses } from '#server/db/decided-classes.ts'
import { updateEvaluation } from '#server/db/evaluations.ts'
import { zhouTao } from '../cast.ts'
import { evaluated } from '../check-up-sheets/stage.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'

export const letPass: Gate = {
  id: 'unconfirmed',
  count: 3,
  overridden: { reason: '现场核查已约定时间', by: '孙立', at: '2026-11-20T10:00:00.000+08:00' },
}

/** Puts down what was decided for every parcel of the first evaluation, as if it were the formal one. */
export async function decide(app: TestApp): Promise<void> {
  const { database, district } = app.service
  await database.write(async (db) => {
    await updateEvaluation(db, district.code, 1, { mode: 'formal', gates: JSON.stringify([letPass]) })
    const results = await db.selectFrom('evaluation_result').selectAll().where('evaluation', '=', 1).execute()
    const lines = results.map((result) => ({
      district: district.code,
      cycle,
      parcel_code: result.parcel_code,
      town_code: result.town_code,
      land_class: result.land_class,
      land_area: 20_000,
      how: result.how,
      class: 'C',
      evaluated_class: result.class,
      adjustment: '研判意见：按现场情况调整。',
      total: result.total,
      rank: result.rank,
      ranked: result.ranked,
      rules: result.rules,
      evaluation: 1,
      standard: 'REG-示例-2026.1',
      decided_on: '2026-11-18',
    }))
    await replaceDecidedClasses(db, district.code, cycle, lines)
  })
}

/** Three parcels that were decided: two of 新桥镇, one of 车墩镇. */
export async function decided(): Promise<TestApp> {
  const app = await evaluated()
  await decide(app)
  return app
}

export async function started(app: TestApp, kind: TemplatedKind, more: object = {}): Promise<LetterBatch> {
  const body = { id: randomUUID(), kind, cycle, ...more }
  return (await answer(app, zhouTao, 'startLetterBatch', { body })) as LetterBatch
}

export async function advanced(app: TestApp, { id }: Pick<LetterBatch, 'id'>): Promise<LetterBatch> {
  return (await answer(app, zhouTao, 'advanceLetterBatch', { params: { id } })) as LetterBatch
}

/** A batch from its beginning to its end. */
export async function issued(app: TestApp, kind: TemplatedKind, more: object = {}): Promise<LetterBatch> {
  return advanced(app, await started(app, kind, more))
}

export async function listed(
  app: TestApp,
  actor: Actor,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly LetterSummary[]> {
  const { items } = (await answer(app, actor, 'formalLetters', { query: { cycle, ...query } })) as {
    items: LetterSummary[]
  }
  return items
}

export async function opened(app: TestApp, actor: Actor, id: string): Promise<LetterDetail> {
  return (await answer(app, actor, 'formalLetter', { params: { id } })) as LetterDetail
}

export async function fileOf(app: TestApp, actor: Actor, id: string, format = 'pdf'): Promise<Uint8Array> {
  const response = await call(app, actor, 'formalLetterFile', { params: { id }, query: { format } })
  if (response.status !== 200) throw new Error(await response.text())
  return new Uint8Array(await response.arrayBuffer())
}

/** A policy that is applied to the parcel, and one that was until the day before. */
export async function applyPolicy(app: TestApp, parcelCode: string): Promise<void> {
  const { database, district } = app.service
  const at = '2026-11-20T10:00:00.000+08:00'
  const stamp = { username: zhouTao.username, by_name: zhouTao.name, at }
  const words = { label: '', direction: 'penalty', classes: '["C"]', document: '松发改〔2026〕1号', clause: '第二条' }
  const policy = {
    district: district.code,
    revision: 1,
    seq: 1,
    ...words,
    department: null,
    valid_until: null,
    ...stamp,
  }
  const applied = { district: district.code, parcel_code: parcelCode, number: 1, revision: 1, town_code: null, cycle }
  const rest = { class: 'C', overridden: null, from_day: '2026-11-20', from_act: 'act', until_reason: null }
  await database.write(async (db) => {
    await insertPolicies(db, [
      { ...policy, id: 'price', name: '差别电价', content: '按类执行差别电价。', valid_from: '2026-01-01' },
      { ...policy, id: 'ended', name: '已停的政策', content: '不再执行。', valid_from: '2026-01-01' },
    ])
    await insertApplications(db, [
      { ...applied, ...rest, policy: 'price', until_day: null, until_act: null },
      { ...applied, ...rest, policy: 'ended', until_day: '2026-11-21', until_act: 'act' },
    ])
  })
}
