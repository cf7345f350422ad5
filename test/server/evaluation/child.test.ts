import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import type { RecomputeReply, RecomputeTask } from '#server/evaluation/messages.ts'
import { startBeside } from '#server/evaluation/start-beside.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { cycle, exampleRows, push } from '../rows.ts'
import { openService } from '../service.ts'

test('算完的进程等服务器收到结果再结束：进程先没了，算好的评估会被当成中断', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  await runEvaluation(service, await authorise(service, zhouTao, 'runEvaluation'), { cycle })
  const { url } = service.database
  const stopped = new AbortController()
  const child = startBeside(new URL('../../../server/evaluation/recompute-child.ts', import.meta.url), stopped.signal)
  const task: RecomputeTask = { url, district: service.district.code, number: 1 }
  const ended = once(child, 'exit')
  child.send(task)
  const [reply] = (await once(child, 'message')) as [RecomputeReply]
  expect(reply.kind).toBe('recomputed')
  expect(await Promise.race([ended.then(() => '结束了'), setTimeout(500, '在等')])).toBe('在等')
  child.disconnect()
  expect(await ended).toEqual([0, null])
})
