import { expect, onTestFinished, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { openDatabase } from '#server/db/database.ts'
import { createEvaluator } from '#server/evaluation/evaluator.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import { createVault } from '#server/vault.ts'
import { wangFang, zhouTao } from './cast.ts'
import { type LossyNetwork, lossyNetwork } from './lossy-postgres.ts'
import { cycle, exampleRows, push } from './rows.ts'
import { openService, type TestService, testKeys } from './service.ts'

/* A commit reaches PostgreSQL, its answer does not come back: who asked cannot know, and must not make it worse. */

async function behindLossyNetwork(): Promise<readonly [TestService, LossyNetwork]> {
  const service = await openService()
  const network = await lossyNetwork(service.database.url)
  const database = await openDatabase(network.url, { vault: createVault(testKeys.data) })
  const evaluator = createEvaluator(database, service.clock, service.audit, () => undefined)
  onTestFinished(async () => {
    await evaluator.stop()
    await database.close()
  })
  return [{ ...service, database, evaluator }, network]
}

test('评估完成的那次提交答复丢失：评估记为完成，结果都在', async () => {
  const [service, network] = await behindLossyNetwork()
  await push(service, wangFang, exampleRows())
  const lost = network.loseCommitOf('evaluation-ended')
  const evaluation = await runEvaluation(service, await authorise(service, zhouTao, 'runEvaluation'), { cycle })
  await lost
  expect(evaluation).toMatchObject({ status: 'done', parcels: 1 })
  const { results, traces } = await service.database.read(async (db) => ({
    results: await db.selectFrom('evaluation_result').select('parcel_code').execute(),
    traces: await db.selectFrom('evaluation_trace').select('parcel_code').execute(),
  }))
  expect([results.length, traces.length]).toEqual([1, 1])
})

test('填报的那次提交答复丢失：告诉没有收到答复，不说成功；原批重发，答复的就是存下的那一份', async () => {
  const [service, network] = await behindLossyNetwork()
  const batch = '00000000-0000-4000-8000-000000000001'
  const lost = network.loseCommitOf('"row_version"')
  await expect(push(service, wangFang, exampleRows(), batch)).rejects.toThrow(/connection/i)
  await lost
  const again = await push(service, wangFang, exampleRows(), batch)
  expect(again.rows.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
  const stored = await service.database.read((db) => db.selectFrom('row').select('revision').execute())
  expect(stored).toEqual([{ revision: 1 }, { revision: 1 }])
  const entries = await service.database.read((db) =>
    db.selectFrom('audit').select('action').where('object', '=', batch).execute(),
  )
  expect(entries).toEqual([{ action: 'pushed' }])
})
