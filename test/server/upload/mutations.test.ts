import { expect, test } from 'vitest'
import { outcomesOf } from './mutated-outcomes.ts'

const seed = 20261122

test('改坏的真实工作簿三百份：每份不是读出，就是一个有名字的问题', async () => {
  const { outcomes, slowestMilliseconds } = await outcomesOf(seed, 300)
  expect(slowestMilliseconds).toBeLessThan(15_000)
  // All the way in, and refused at the door: both were tried.
  expect(outcomes.get('read')).toBeGreaterThan(30)
  expect(outcomes.get('workbook-damaged')).toBeGreaterThan(30)
  expect(outcomes.get('workbook-unsafe-xml')).toBeGreaterThan(0)
})
