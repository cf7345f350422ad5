import { expect, it } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { createEvaluator } from '#server/evaluation/evaluator.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import { cancelEvaluation } from '#server/formal/cancel-evaluation.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { refusal } from '../problem.ts'
import { cycle, exampleRows, push } from '../rows.ts'
import { openService, type TestService } from '../service.ts'

async function start(service: TestService) {
  return runEvaluation(service, await authorise(service, zhouTao, 'runEvaluation'), { cycle }, 0)
}

async function cancel(service: TestService, id: string) {
  return cancelEvaluation(service, await authorise(service, zhouTao, 'cancelEvaluation'), id)
}

async function left(service: TestService) {
  return service.database.read(async (db) => [
    ...(await db.selectFrom('evaluation_result').select('parcel_code').execute()),
    ...(await db.selectFrom('evaluation_trace').select('parcel_code').execute()),
    ...(await db.selectFrom('evaluation_input').select('piece').execute()),
  ])
}

it('取消正在运行的评估：不留结果和输入，有记录，下一次照常', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  const { id } = await start(service)
  expect(await cancel(service, id)).toMatchObject({ id, status: 'cancelled', classes: null })
  expect(service.evaluator.busy).toBe(false)
  expect(await left(service)).toEqual([])
  const acts = await service.database.read((db) =>
    db.selectFrom('audit').select('action').where('object', '=', id).orderBy('seq').execute(),
  )
  expect(acts.map(({ action }) => action)).toEqual(['evaluation-started', 'evaluation-cancelled'])
  await refusal(cancel(service, id), 'evaluation-not-running')
  const next = await runEvaluation(service, await authorise(service, zhouTao, 'runEvaluation'), { cycle })
  expect(next).toMatchObject({ id: '2', status: 'done' })
})

it('由另一进程运行的评估也能取消：它下一次写入时停下，什么也不留', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  const { id } = await start(service)
  // The other process shares the database only: its evaluator knows nothing of this run.
  const other = {
    ...service,
    evaluator: createEvaluator(service.database, service.clock, service.audit, () => undefined),
  }
  await cancel(other, id)
  for (let waited = 0; service.evaluator.busy && waited < 60_000; waited += 20) {
    await new Promise((go) => setTimeout(go, 20))
  }
  expect(await left(service)).toEqual([])
  const stored = await service.database.read((db) => db.selectFrom('evaluation').select('status').execute())
  expect(stored).toEqual([{ status: 'cancelled' }])
})
