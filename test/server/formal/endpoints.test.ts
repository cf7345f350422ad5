import { expect, it } from 'vitest'
import type { EvaluationBody } from '#core/api/evaluations.ts'
import type { FormalGates, ReEvaluation } from '#core/api/formal.ts'
import { sunLi, wangFang, zhouTao } from '../cast.ts'
import { answer, call, problemOf, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import { toStage } from './stage.ts'

it('接口：统计、明细、放行、撤回、运行、重评、差异、取消，答复都合约定', async () => {
  const app = await testApp()
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  await toStage(app.service)
  const none = (await answer(app, zhouTao, 'formalGates', { query: { cycle } })) as FormalGates
  expect(none.check).toBeNull()
  const counted = (await answer(app, zhouTao, 'checkFormalGates', { body: { cycle } })) as FormalGates
  const shut = counted.gates.filter(({ count }) => count > 0).map(({ id }) => id)
  expect(shut).toEqual(['unconfirmed', 'sample-standard', 'unverified'])
  const lines = await answer(app, zhouTao, 'formalGateLines', { query: { cycle, gate: 'unverified' } })
  expect(lines).toMatchObject({ items: [{ parcelCode: example }], nextCursor: null })
  const formal = { body: { cycle, mode: 'formal' } }
  const blocked = await call(app, zhouTao, 'runEvaluation', formal)
  expect(await problemOf(blocked)).toMatchObject({ code: 'formal-blocked', status: 409 })
  for (const gate of shut) {
    await answer(app, sunLi, 'overrideFormalGate', { body: { cycle, gate, reason: '会议同意先行试评' } })
  }
  const body = { cycle, gate: 'unverified' }
  await answer(app, sunLi, 'revokeFormalGate', { body })
  await answer(app, sunLi, 'overrideFormalGate', { body: { ...body, reason: '会议同意先行试评' } })
  const { id } = (await answer(app, zhouTao, 'runEvaluation', formal)) as EvaluationBody
  const params = { id }
  const named = { parcelCodes: [example], reason: '公示期异议成立' }
  const again = (await answer(app, zhouTao, 'reEvaluate', { params, body: named })) as EvaluationBody
  expect(again).toMatchObject({ mode: 'formal', basis: id, status: 'done' })
  const changed = (await answer(app, wangFang, 'reEvaluation', { params: { id: again.id } })) as ReEvaluation
  expect(changed.judgedAgain).toMatchObject([{ parcelCode: example, inputs: [] }])
  const ended = await call(app, zhouTao, 'cancelEvaluation', { params })
  expect(await problemOf(ended)).toMatchObject({ code: 'evaluation-not-running' })
  expect(app.defects).toEqual([])
})
