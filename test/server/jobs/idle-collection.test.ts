import { setTimeout as later } from 'node:timers/promises'
import { getHeapStatistics } from 'node:v8'
import { expect, it } from 'vitest'
import { collectWhenIdle } from '#server/jobs/idle-collection.ts'

const millions = (): number => getHeapStatistics().total_heap_size / 1e6

/** Leaves more behind than a server at rest holds. */
function allocate(): void {
  const kept: number[][] = []
  while (millions() < 250) kept.push(Array.from({ length: 10_000 }, (_, index) => index / 3))
}

it('闲下来之后，大活占过的内存还给系统', async () => {
  allocate()
  const before = millions()
  const collection = collectWhenIdle(200)
  try {
    await expect.poll(millions, { timeout: 10_000, interval: 500 }).toBeLessThan(before - 100)
  } finally {
    collection.stop()
  }
})

it('停下之后不再收', async () => {
  const collection = collectWhenIdle(50)
  collection.stop()
  allocate()
  const before = millions()
  await later(500)
  expect(millions()).toBeGreaterThan(before - 100)
})
