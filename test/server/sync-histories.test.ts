import { expect, test } from 'vitest'
import { runHistories } from '../sync-histories/runs.ts'
import { freshDatabase } from './fresh-database.ts'

test('PostgreSQL 上的 60 段同步历史：各处收敛为相同的字节，没有一个值无声消失', async () => {
  let conflicts = 0
  await runHistories(await freshDatabase(), 900_001, 60, (_seed, counts) => {
    conflicts += counts.conflicts
  })
  expect(conflicts).toBeGreaterThan(10)
})
