import { expect, test } from 'vitest'
import { outcomesOf } from './mutated-outcomes.ts'
import { type Writer, workbooksBy } from './workbooks-to-mutate.ts'

const seed = 20261122

test.each<[string, Writer, number]>([
  ['我们的', 'ours', 300],
  ['SheetJS 存的', 'sheetjs', 120],
])('改坏的工作簿，%s：每份不是读出，就是一个有名字的问题', async (_name, writer, count) => {
  const { outcomes, slowestMilliseconds } = await outcomesOf(await workbooksBy(writer), seed, count)
  expect(slowestMilliseconds).toBeLessThan(15_000)
  // All the way in, and refused at the door: both were tried.
  expect(outcomes.get('read')).toBeGreaterThan(count / 10)
  expect(outcomes.get('workbook-damaged')).toBeGreaterThan(count / 10)
  expect(outcomes.get('workbook-unsafe-xml')).toBeGreaterThan(0)
})
