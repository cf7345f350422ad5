import { expect, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { overview } from '#server/actions/overview.ts'
import { readEvaluation } from '#server/actions/read-evaluations.ts'
import { readResult, readResults } from '#server/actions/read-results.ts'
import { runEvaluation } from '#server/actions/run-evaluation.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { cycle, example, exampleRows, push } from '../rows.ts'
import { openService } from '../service.ts'

test('区专班运行草评：示例地块 72.6 分，有依据和类别', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  const grant = await authorise(service, zhouTao, 'runEvaluation')
  const evaluation = await runEvaluation(service, grant, { cycle })
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
  expect((await readEvaluation(service, grant, '1')).spread?.histogram[14]).toBe(1)
  expect(
    (await overview(service, await authorise(service, wangFang, 'overview'), { cycle })).latestDraft?.classes.B,
  ).toBe(1)
})
