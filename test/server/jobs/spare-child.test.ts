import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { spareChild } from '#server/jobs/spare-child.ts'

test('备用进程没能启动：服务不受影响，下一个任务另起一个', async () => {
  const started: ReturnType<typeof spawn>[] = []
  const spare = spareChild(() => {
    const isFirst = started.length === 0
    const child = spawn(isFirst ? '/there/is/no/such/program' : process.execPath, ['--version'], { stdio: 'ignore' })
    started.push(child)
    return child
  }, 60)
  spare.prepare()
  await new Promise((turn) => setTimeout(turn, 50))
  const child = spare.take()
  expect(started).toHaveLength(2)
  expect(child).toBe(started[1])
  expect(await once(child, 'exit')).toEqual([0, null])
})
