import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { overview } from '#server/actions/overview.ts'
import { recoverEvaluations } from '#server/evaluation-runs/begin-evaluation.ts'
import { readEvaluation } from '#server/evaluation-runs/read-evaluations.ts'
import { readResult, readResults } from '#server/evaluation-runs/read-results.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import type { Service } from '#server/service.ts'
import { liuYang, owner, tenant, wangFang, zhouTao } from '../cast.ts'
import { refusal } from '../problem.ts'
import { cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow, push, tenantRow } from '../rows.ts'
import { openService } from '../service.ts'

async function run(service: Service, wait?: number) {
  return runEvaluation(service, await authorise(service, zhouTao, 'runEvaluation'), { cycle }, wait)
}

async function grant(service: Service) {
  return authorise(service, zhouTao, 'results')
}

test('区专班运行草评：示例地块 72.6 分，有依据和类别', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  const evaluation = await run(service)
  expect(evaluation).toMatchObject({ id: '1', status: 'done', parcels: 1, progress: 1, by: '周涛' })
  expect(evaluation.inputHash).toMatch(/^[0-9a-f]{64}$/)
  const { items } = await readResults(service, await authorise(service, wangFang, 'results'), '1', {})
  expect(items).toMatchObject([
    { parcelCode: example, status: 'ok', total: 72.6, class: 'B', how: 'ranked', rank: 1, of: 1 },
  ])
  const result = await readResult(service, await authorise(service, wangFang, 'result'), '1', example)
  expect(result.dimensions.map(({ id, score }) => [id, score])).toEqual([
    ['R', 24],
    ['E', 28.6],
    ['G', 20],
  ])
  expect((await readEvaluation(service, await grant(service), '1')).spread?.histogram[14]).toBe(1)
  const shown = await overview(service, await authorise(service, wangFang, 'overview'), { cycle })
  expect(shown.evaluation?.classes.B).toBe(1)
})

test('部门核定的判定项标为已核定，街镇现场的待核定', async () => {
  const service = await openService()
  await push(service, wangFang, [
    parcelRow(parcelFields({ houseSafety: '重大', houseSafetyProof: '沪房鉴〔2026〕1号' })),
    firmRow(firmFields()),
  ])
  const confirmed = async () => {
    const { id } = await run(service)
    const result = await readResult(service, await grant(service), id, example)
    expect(result).toMatchObject({ class: 'D', how: 'direct', rules: ['D1'] })
    return result.ruleResults.map((rule) => [rule.id, rule.confirmed])
  }
  expect(await confirmed()).toEqual([['D1', false]])
  await push(service, liuYang, [parcelRow({ houseSafety: '重大' }, example, 1)])
  expect(await confirmed()).toEqual([['D1', true]])
})

test('上年税额从上年的行来：连续两年停产无税，直接判定', async () => {
  const service = await openService()
  const stopped = {
    opStatus: '停产',
    opStatusProof: '现场核查 12 号',
    taxPaid: 0,
    rdExpense: 0,
    grossOutput: 0,
    revenue: 0,
  }
  await push(service, wangFang, [parcelRow(parcelFields()), firmRow(firmFields(stopped))])
  const { id } = await run(service)
  expect((await readResult(service, await grant(service), id, example)).rules).toEqual([])
  await push(service, wangFang, [
    { ...parcelRow(parcelFields()), key: { cycle: '2024', parcelCode: example } },
    { ...firmRow(firmFields(stopped)), key: { cycle: '2024', parcelCode: example, uscc: owner } },
  ])
  const again = await run(service)
  const result = await readResult(service, await grant(service), again.id, example)
  expect(result.rules).toEqual(['D5'])
  expect(result.ruleResults[0]?.evidence.some(({ year }) => year === 'before')).toBe(true)
})

test('跨行检查的差错使地块待补正，字段差错不', async () => {
  const service = await openService()
  await push(service, wangFang, [
    parcelRow(parcelFields({ propertyQuality: null }), 'SJ-XQ-1'),
    firmRow(firmFields(), 'SJ-XQ-1'),
    parcelRow(parcelFields({ firmCount: 2 }), 'SJ-XQ-2'),
    firmRow(firmFields(), 'SJ-XQ-2', tenant),
  ])
  const { id } = await run(service)
  const { items } = await readResults(service, await grant(service), id, {})
  expect(items.map(({ parcelCode, status }) => [parcelCode, status])).toEqual([
    ['SJ-XQ-1', 'ok'],
    ['SJ-XQ-2', 'incomplete'],
  ])
  expect((await readResult(service, await grant(service), id, 'SJ-XQ-2')).blockedBy).toEqual(['X08'])
})

test('输入相同则摘要和结果相同，填报先后不影响；输入变了摘要就变', async () => {
  const hashes: (string | null)[] = []
  const rows = [...exampleRows(), tenantRow(), parcelRow(parcelFields(), 'SJ-XQ-2'), firmRow(firmFields(), 'SJ-XQ-2')]
  for (const order of [rows, [...rows.slice(3), ...rows.slice(0, 3)]]) {
    const service = await openService()
    await push(service, wangFang, order)
    hashes.push((await run(service)).inputHash)
    hashes.push((await run(service)).inputHash)
    await push(service, zhouTao, [parcelRow({ landArea: 13333.34 }, example, 1)])
    expect(hashes).not.toContain((await run(service)).inputHash)
  }
  expect(new Set(hashes).size).toBe(1)
})

test('二十秒内没有完成：先答复运行中，完成后可查；同时只运行一个', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  const running = await run(service, 0)
  expect(running).toMatchObject({ id: '1', status: 'running', classes: null, finishedAt: null })
  await refusal(readResults(service, await grant(service), '1', {}), 'evaluation-not-done')
  await refusal(run(service), 'too-busy')
  for (let waited = 0; service.evaluator.busy && waited < 60_000; waited += 20) {
    await new Promise((go) => setTimeout(go, 20))
  }
  expect(await readEvaluation(service, await grant(service), '1')).toMatchObject({ status: 'done', parcels: 1 })
})

test('两个人同一刻开始评估：一个运行，另一个请稍候，运行的那个不作废', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  const both = await Promise.allSettled([run(service), run(service)])
  // Which of the two comes first is the database's business.
  const [done, refused] = both.toSorted((a, b) => (a.status < b.status ? -1 : 1))
  expect(done).toMatchObject({ status: 'fulfilled', value: { id: '1', status: 'done' } })
  expect(refused).toMatchObject({ status: 'rejected', reason: { problem: { code: 'too-busy' } } })
  const stored = await service.database.read((db) => db.selectFrom('evaluation').select('status').execute())
  expect(stored).toEqual([{ status: 'done' }])
})

test('服务停止时运行中的评估作废，不留半份结果；重启后也如此', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  await run(service, 0)
  await service.evaluator.stop()
  const stopped = await readEvaluation(service, await grant(service), '1')
  expect(stopped).toMatchObject({ status: 'failed', classes: null })
  expect(stopped.finishedAt).not.toBeNull()
  await service.database.write((db) => db.updateTable('evaluation').set({ status: 'running' }).execute())
  if (service.database.isShared) {
    // Another server may be running it: it is given its time.
    await recoverEvaluations(service)
    expect((await readEvaluation(service, await grant(service), '1')).status).toBe('running')
    service.clock.pass(15 * 60_000)
  }
  await recoverEvaluations(service)
  expect((await readEvaluation(service, await grant(service), '1')).status).toBe('failed')
  const left = await service.database.read((db) => db.selectFrom('evaluation_trace').selectAll().execute())
  expect(left).toEqual([])
})

test('子进程出错：评估失败，留有记录，服务照常', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  await service.database.write((db) => sql`update row set effective = 'not json'`.execute(db))
  await refusal(run(service), 'evaluation-failed')
  const [ended] = await service.database.read((db) =>
    db.selectFrom('audit').selectAll().where('action', '=', 'evaluation-ended').execute(),
  )
  expect(JSON.parse(ended?.details ?? '{}')).toEqual({ status: 'failed' })
  expect((await overview(service, await authorise(service, zhouTao, 'overview'), { cycle })).evaluation).toBeNull()
})

test('没有地块的年度：零宗，不是错误', async () => {
  const service = await openService()
  expect(await run(service)).toMatchObject({
    status: 'done',
    parcels: 0,
    classes: { A: 0, B: 0, C: 0, D: 0 },
    groups: [],
  })
})
