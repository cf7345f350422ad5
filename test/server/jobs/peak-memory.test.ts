import { expect, it } from 'vitest'
import { childPool } from '#server/jobs/child-pool.ts'

const entry = new URL('./peak-memory-child.ts', import.meta.url)
const limits = { atOnce: 1, waiting: 1, seconds: 20, heapMegabytes: 64 }
const megabyte = 1_000_000

it('子进程说自己用过多少内存，父进程用的不算在内', async () => {
  const held = Array.from({ length: 40 }, (_, index) => new Uint8Array(10 * megabyte).fill(index + 1))
  const outcome = await childPool<string, number>(entry, limits).run('how much')
  expect(held).toHaveLength(40)
  if (outcome.kind !== 'answered') throw new Error(outcome.kind)
  expect(outcome.reply).toBeGreaterThan(20 * megabyte)
  expect(outcome.reply).toBeLessThan(200 * megabyte)
})
