import { expect, it } from 'vitest'
import { outcomesOf } from '../server/upload/mutated-outcomes.ts'
import { workbooksBy } from '../server/upload/workbooks-to-mutate.ts'

it('LibreOffice 存的工作簿改坏一百份：每份不是读出，就是一个有名字的问题', async () => {
  const { outcomes, slowestMilliseconds } = await outcomesOf(await workbooksBy('libreoffice', 2), 20261122, 100)
  expect(slowestMilliseconds).toBeLessThan(15_000)
  expect(outcomes.get('read')).toBeGreaterThan(10)
  expect(outcomes.get('workbook-damaged')).toBeGreaterThan(10)
})
