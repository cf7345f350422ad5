import { afterAll, expect, it } from 'vitest'
import { askChild } from '#server/jobs/ask-child.ts'
import { startChild } from '#server/jobs/child-pool.ts'

const started: ReturnType<typeof startChild>[] = []
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
})

function staying(): ReturnType<typeof startChild> {
  const child = startChild(new URL('./staying-child.ts', import.meta.url), { heapMegabytes: 64 })
  started.push(child)
  return child
}

it('同一个进程接连答复，不留下监听', async () => {
  const child = staying()
  for (const order of ['一', '二', '三']) {
    expect(await askChild(child, order, 20)).toEqual({ kind: 'answered', reply: { order, pid: child.pid } })
  }
  expect(['message', 'error'].map((event) => child.listenerCount(event))).toEqual([0, 0])
  expect(child.stderr?.listenerCount('data')).toBe(0)
})

it('到时不答的被杀，之后再问的说它已经结束', async () => {
  const child = staying()
  await askChild(child, '一', 20)
  expect(await askChild(child, 'hang', 0.5)).toEqual({ kind: 'timed-out' })
  await expect.poll(() => child.signalCode).toBe('SIGKILL')
  expect(await askChild(child, '二', 20)).toMatchObject({ kind: 'died' })
})

it('出错的、内存用尽的，讲得清来由', async () => {
  const reason = expect.stringContaining('RangeError: out of range')
  expect(await askChild(staying(), 'throw', 20)).toMatchObject({ kind: 'died', reason })
  expect(await askChild(staying(), 'grow', 60)).toEqual({ kind: 'out-of-memory' })
})
