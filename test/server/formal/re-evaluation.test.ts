import { expect, it } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { findEvaluation, latestFormal } from '#server/db/evaluations.ts'
import { createEvaluator } from '#server/evaluation/evaluator.ts'
import { recomputeEvaluation } from '#server/evaluation-runs/recompute-evaluation.ts'
import { reEvaluate } from '#server/formal/re-evaluate.ts'
import { readReEvaluation } from '#server/formal/re-evaluation-view.ts'
import type { Service } from '#server/service.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { refusal } from '../problem.ts'
import { cycle, firmFields, firmRow, parcelFields, parcelRow, push } from '../rows.ts'
import { openService, type TestService } from '../service.ts'
import { letPass, runFormal, toStage } from './stage.ts'

const codes = ['SJ-XQ-1', 'SJ-XQ-2', 'SJ-XQ-3'] as const

/** Three parcels of other firms, so that one's standing does not move another's values; the first is the best. */
async function three(): Promise<TestService> {
  const service = await openService()
  const usccs = ['91310117999999912E', '913101179999999209', '913101170000001071']
  await push(
    service,
    wangFang,
    codes.flatMap((code, index) => [
      parcelRow(parcelFields(), code),
      firmRow(firmFields({ taxPaid: [1200, 900, 300][index] ?? 0 }), code, usccs[index]),
    ]),
  )
  await toStage(service)
  await letPass(service, 'unconfirmed', 'sample-standard', 'unverified')
  await runFormal(service)
  return service
}

async function again(service: Service, evaluation: string, parcelCodes: readonly string[]) {
  const grant = await authorise(service, zhouTao, 'reEvaluate')
  return reEvaluate(service, grant, { evaluation, parcelCodes, reason: '公示期异议成立' })
}

it('只重评所列地块：别的地块用当时的输入，即使现在已改；差异分列，可以重算核对', async () => {
  const service = await three()
  // The first falls behind the second; the third is changed too and not named.
  await push(service, wangFang, [
    firmRow({ taxPaid: 10 }, 'SJ-XQ-1', '91310117999999912E', 1),
    firmRow({ taxPaid: 5000 }, 'SJ-XQ-3', '913101170000001071', 1),
  ])
  const made = await again(service, '1', ['SJ-XQ-1'])
  expect(made).toMatchObject({ id: '2', mode: 'formal', status: 'done', basis: '1', parcels: 3 })
  expect(made.notes).toHaveLength(3)
  const grant = await authorise(service, wangFang, 'reEvaluation')
  const changed = await readReEvaluation(service, grant, '2', {})
  expect(changed).toMatchObject({ basis: '1', reason: '公示期异议成立', by: '周涛' })
  expect(changed.judgedAgain).toMatchObject([{ parcelCode: 'SJ-XQ-1', before: { rank: 1 }, after: { rank: 3 } }])
  expect(changed.judgedAgain[0]?.inputs).toEqual([
    { what: '示例精密制造（上海）有限公司 · 上缴税金总额', before: '1,200.00 万元', after: '10.00 万元' },
  ])
  expect(changed.moved.items.map(({ parcelCode, before, after }) => [parcelCode, before?.rank, after?.rank])).toEqual([
    ['SJ-XQ-2', 2, 1],
    ['SJ-XQ-3', 3, 2],
  ])
  expect(changed.moved).toMatchObject({ total: 2, nextCursor: null })
  const { isSame } = await recomputeEvaluation(service, await authorise(service, zhouTao, 'recomputation'), '2')
  expect(isSame).toBe(true)
  expect((await service.database.read((db) => latestFormal(db, '310117', cycle)))?.number).toBe(2)
})

it('不是最新的正式评估、没有评过的地块、条件新近不满足的，都不重评', async () => {
  const service = await three()
  await refusal(again(service, '1', ['SJ-XQ-9']), 're-evaluation-refused')
  await push(service, wangFang, [parcelRow({ landClass: null }, 'SJ-XQ-2', 1)])
  const { details } = await refusal(again(service, '1', ['SJ-XQ-2']), 'formal-blocked')
  expect(details).toEqual({ cycle, gates: [{ id: 'incomplete', count: 1 }] })
  await again(service, '1', ['SJ-XQ-1'])
  await refusal(again(service, '1', ['SJ-XQ-1']), 're-evaluation-refused')
})

it('两台同一刻以同一次评估为底重评：后到的不能盖掉先完成的那次', async () => {
  const service = await three()
  const { write } = service.database
  let isOther = false
  // The other server begins and ends its own between this one's look at what is newest and its begin.
  const meanwhile: Service['database']['write'] = async (job) => {
    if (!isOther) {
      isOther = true
      await again(service, '1', ['SJ-XQ-1'])
    }
    return write(job)
  }
  const database = { ...service.database, write: meanwhile }
  const evaluator = createEvaluator(database, service.clock, service.audit, () => undefined)
  await refusal(again({ ...service, database, evaluator }, '1', ['SJ-XQ-2']), 're-evaluation-refused')
  expect((await service.database.read((db) => latestFormal(db, '310117', cycle)))?.number).toBe(2)
})

it('评估还在运行，年度已进到下一阶段：不再成为最新的正式评估，什么也不留', async () => {
  const service = await three()
  await letPass(service, 'unconfirmed', 'sample-standard', 'unverified')
  const { id, status } = await runFormal(service, 0)
  expect(status).toBe('running')
  await toStage(service, '研判')
  await expect.poll(() => service.evaluator.busy, { timeout: 60_000 }).toBe(false)
  const { newest, line, left } = await service.database.read(async (db) => ({
    newest: await latestFormal(db, '310117', cycle),
    line: await findEvaluation(db, '310117', Number(id)),
    left: await db.selectFrom('evaluation_result').select('parcel_code').where('evaluation', '=', Number(id)).execute(),
  }))
  expect(newest?.number).toBe(1)
  expect(line).toMatchObject({ status: 'failed', failure: 'wrong-stage' })
  expect(left).toEqual([])
})
