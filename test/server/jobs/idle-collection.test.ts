import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks'
import { setTimeout as later } from 'node:timers/promises'
import { getHeapStatistics } from 'node:v8'
import { expect, it } from 'vitest'
import { collectWhenIdle } from '#server/jobs/idle-collection.ts'

const millions = (): number => getHeapStatistics().total_heap_size / 1e6

/** Leaves more behind than a server at rest holds, whatever this process holds already. */
function allocate(): void {
  const kept: number[][] = []
  const enough = Math.max(250, millions() + 160)
  while (millions() < enough) kept.push(Array.from({ length: 10_000 }, (_, index) => index / 3))
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

it('机器上别的活很忙、自己总在等，也算闲着', async () => {
  allocate()
  const before = millions()
  const collection = collectWhenIdle(500)
  // Half of the time is spent waiting within a turn of the event loop, as when others have the processor.
  const waiting = setInterval(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50), 100)
  try {
    await expect.poll(millions, { timeout: 10_000, interval: 500 }).toBeLessThan(before - 100)
  } finally {
    clearInterval(waiting)
    collection.stop()
  }
})

/**
 * Collections that were asked for while it runs: of the whole heap, one right after the other. Those that V8 makes by itself are
 * not counted.
 */
async function askedDuring(act: () => Promise<void>): Promise<number> {
  const whole: PerformanceEntry[] = []
  const observer = new PerformanceObserver((list) => whole.push(...list.getEntries().filter(isOfWholeHeap)))
  observer.observe({ entryTypes: ['gc'] })
  await act()
  observer.disconnect()
  const ends = whole.map(({ startTime, duration }) => startTime + duration)
  return whole.filter(({ startTime }) => ends.some((end) => Math.abs(startTime - end) < 5)).length
}

/** The entries of Node carry more than the type of the web's says. */
function isOfWholeHeap(entry: object): boolean {
  const detail: unknown = 'detail' in entry ? entry.detail : null
  if (typeof detail !== 'object' || detail === null || !('kind' in detail)) return false
  return detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR
}

it('停下之后不再收', async () => {
  const running = collectWhenIdle(50)
  const whileLarge = (): Promise<number> => {
    allocate()
    return askedDuring(() => later(1000))
  }
  // On a busy machine it may not find itself idle at once.
  await expect.poll(whileLarge, { timeout: 20_000 }).toBeGreaterThan(0)
  running.stop()
  // What was collected before is told of until now.
  await later(500)
  expect(await whileLarge()).toBe(0)
})
