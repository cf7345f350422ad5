import { expect, it } from 'vitest'
import { startOffice } from '#addin/host/office/start-office.ts'
import { openExcel } from './open-excel.ts'

it('没有 office.js 的页面不在 Excel 里', async () => {
  await expect(startOffice()).resolves.toBe('none')
})

it.each([
  ['Excel', 'excel'],
  ['Word', 'none'],
  [null, 'none'],
])('office.js 说 %j：%s', async (host, answer) => {
  Object.assign(globalThis, { Office: { onReady: () => Promise.resolve({ host, platform: null }) } })
  await expect(startOffice()).resolves.toBe(answer)
})

it('office.js 一直不答就不再等', async () => {
  Object.assign(globalThis, { Office: { onReady: () => new Promise(() => {}) } })
  await expect(startOffice(20)).resolves.toBe('none')
})

it('在模拟 Excel 里是 Excel', async () => {
  await openExcel()
  await expect(startOffice()).resolves.toBe('excel')
})
