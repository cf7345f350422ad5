import { expect, test } from 'vitest'
import { outcomesOf } from './mutated-outcomes.ts'
import { type Writer, workbooksBy } from './workbooks-to-mutate.ts'

const seed = 20261122

test.each<[string, Writer, number, readonly string[]]>([
  ['我们的', 'ours', 300, ['read', 'workbook-damaged', 'workbook-unsafe-xml']],
  ['SheetJS 存的', 'sheetjs', 120, ['read', 'workbook-damaged']],
])('改坏的工作簿，%s：每份不是读出，就是一个有名字的问题', async (_name, writer, count, among) => {
  const { outcomes, slowestMilliseconds } = await outcomesOf(await workbooksBy(writer), seed, count)
  expect(slowestMilliseconds).toBeLessThan(15_000)
  // All the way in, and refused at the door: both were tried.
  expect([...outcomes.keys()]).toEqual(expect.arrayContaining([...among]))
  expect(outcomes.get('read')).toBeGreaterThan(count / 10)
})
