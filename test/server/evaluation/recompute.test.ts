import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { recompute } from '#server/evaluation/recompute.ts'
import { recomputeEvaluation } from '#server/evaluation-runs/recompute-evaluation.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import type { Service } from '#server/service.ts'
import { owner, wangFang, zhouTao } from '../cast.ts'
import { refusal } from '../problem.ts'
import { cycle, example, exampleRows, firmRow, push } from '../rows.ts'
import { openService } from '../service.ts'

const phone = '13800000000'

async function evaluated(): Promise<Service> {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  await run(service)
  return service
}

async function run(service: Service): Promise<void> {
  await runEvaluation(service, await authorise(service, zhouTao, 'runEvaluation'), { cycle })
}

function again(service: Service, number = 1) {
  return service.database.read((db) => recompute(db, service.district.code, number))
}

function inputs(service: Service) {
  return service.database.read((db) => db.selectFrom('evaluation_input').selectAll().execute())
}

test('数据后来改了，当时的评估照当时的输入重算，逐字节相同；同样的输入只存一份，不含联系人', async () => {
  const service = await evaluated()
  await run(service)
  const kept = await inputs(service)
  expect(kept.map(({ piece, first_code: first, parcels }) => [piece, first, parcels])).toEqual([[0, example, 1]])
  const text = gunzipSync(kept[0]?.content ?? Buffer.alloc(0)).toString()
  expect(text).toContain('"taxPaid":900')
  expect(text).not.toContain(phone)
  await push(service, wangFang, [firmRow({ taxPaid: 2000 }, example, owner, 1)])
  await run(service)
  expect(await inputs(service)).toHaveLength(2)
  const grant = await authorise(service, zhouTao, 'recomputation')
  for (const id of ['1', '3']) {
    expect(await recomputeEvaluation(service, grant, id)).toMatchObject({
      evaluation: id,
      standard: 'REG-示例-2026.1',
      engine: '1.0.0',
      parcels: 1,
      isInputSame: true,
      areGroupsSame: true,
      differing: 0,
      isSame: true,
    })
  }
})

test('结果被改、分数线被改、输入被改，都说得出；输入不在、引擎不识、评估未完成的不核对', async () => {
  const service = await evaluated()
  const write = service.database.write.bind(service.database)
  const [stored] = await service.database.read((db) => db.selectFrom('evaluation_trace').selectAll().execute())
  const result = stored?.result ?? ''
  await write((db) =>
    db
      .updateTable('evaluation_trace')
      .set({ result: result.replace('"total":72.6', '"total":82.6') })
      .execute(),
  )
  expect(await again(service)).toMatchObject({ isSame: false, differing: 1, examples: [example], isInputSame: true })
  await write((db) => db.updateTable('evaluation_trace').set({ result }).execute())

  const summary = (await service.database.read((db) => db.selectFrom('evaluation').select('summary').execute()))[0]
  const lower = summary?.summary?.replace('"size":1', '"size":2') ?? ''
  await write((db) => db.updateTable('evaluation').set({ summary: lower }).execute())
  expect(await again(service)).toMatchObject({ isSame: false, areGroupsSame: false, differing: 0 })
  await write((db) =>
    db
      .updateTable('evaluation')
      .set({ summary: summary?.summary ?? '' })
      .execute(),
  )

  const [kept] = await inputs(service)
  const text = gunzipSync(kept?.content ?? Buffer.alloc(0)).toString()
  const content = gzipSync(text.replace('"taxPaid":900', '"taxPaid":901'))
  await write((db) => db.updateTable('evaluation_input').set({ content }).execute())
  expect(await again(service)).toMatchObject({ isSame: false, isInputSame: false, differing: 1 })

  await write((db) => db.updateTable('evaluation').set({ engine: '0.9.0' }).execute())
  await refusal(again(service), 'engine-unknown')
  await write((db) => db.updateTable('evaluation').set({ engine: '1.0.0' }).execute())
  await write((db) => db.deleteFrom('evaluation_input').execute())
  await refusal(again(service), 'evaluation-not-recomputable')
  await write((db) => db.updateTable('evaluation').set({ standard: 'REG-2020', standard_hash: null }).execute())
  await refusal(again(service), 'evaluation-not-recomputable')
  await write((db) => db.updateTable('evaluation').set({ status: 'running' }).execute())
  await refusal(again(service), 'evaluation-not-done')
  await refusal(again(service, 9), 'not-found')
})
