import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runHistories } from './runs.ts'
import type { Counts } from './world.ts'

const perTest = 500

/** 2,500 of the histories, in pieces; the halves run side by side. */
export function testHalf(first: number): void {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-histories-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const starts = Array.from({ length: 5 }, (_, piece) => first + piece * perTest)
  test.each(starts)('种子 %i 起的 500 段同步历史：各处收敛为相同的字节，没有一个值无声消失', async (start) => {
    const totals: Counts = { batches: 0, merged: 0, conflicts: 0, lost: 0, repeated: 0, crashes: 0 }
    await runHistories(join(folder, `${start}.sqlite`), start, perTest, (_seed, counts) => {
      for (const name of ['batches', 'merged', 'conflicts', 'lost', 'repeated', 'crashes'] as const) {
        totals[name] += counts[name]
      }
    })
    // A run in which nothing went wrong has shown nothing.
    for (const [name, count] of Object.entries(totals)) expect(count, name).toBeGreaterThan(perTest / 4)
  })
}
