import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  const own = sampleDistrict(2025).filter(({ townCode }) => townCode === '310117105000')
  district = await startDistrict({ parcels: own.slice(0, 60), draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('成批退回：常用理由、预览、办理、逐宗结果；有人又动过的撤销时不动；记录里看得到谁办的、谁撤的', async () => {
  const page = await openConsole(browser, district, '/parcels?status=submitted&town=310117105000', { as: 'liqiang' })
  await page.getByRole('grid').locator('tbody tr[data-row] a').first().waitFor()
  await page.getByLabel('选择全部筛选结果').check()
  const chosen = await page.locator('.batch-bar [role="status"]').textContent()
  const total = Number(chosen?.replaceAll(/\D/g, ''))
  expect(total).toBeGreaterThan(3)
  await page.getByRole('button', { name: '退回', exact: true }).click()
  await page.getByRole('button', { name: '面积不符' }).click()
  expect(await page.getByLabel(/^理由/).inputValue()).toContain('请核对后更正')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '预览退回' }).click()
  await page.getByText(`预览：${total} 宗中可退回 ${total} 宗`).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await page.getByRole('button', { name: '返回修改' }).click()
  expect(await page.getByLabel(/^理由/).inputValue()).toContain('请核对后更正')
  await page.getByRole('button', { name: '预览退回' }).click()
  await page.getByRole('button', { name: `退回 ${total} 宗` }).click()
  await page.getByText(`已退回 ${total} 宗`).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('link', { name: '逐宗结果' }).click()
  await page.getByRole('heading', { level: 1, name: '第 1 次批量办理' }).waitFor()
  await page.getByText(`共 ${total} 宗`).waitFor()
  const [first = ''] = await page.getByRole('grid').locator('tbody td:first-child a').allTextContents()

  // 退回的一宗，经办又提交了：撤销时不动它。
  const clerk = await openConsole(browser, district, `/parcels/2025/${first}`, { as: 'wangfang' })
  await clerk.getByRole('heading', { level: 1, name: new RegExp(first) }).waitFor()
  await clerk.getByRole('button', { name: '提交', exact: true }).click()
  await clerk.getByRole('button', { name: '提交 1 宗' }).click()
  await clerk.getByText('已提交 1 宗').waitFor()

  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByRole('button', { name: '撤销这次办理' }).click()
  await page.getByRole('alert').getByText('请写明为什么撤销').waitFor()
  await page.getByLabel(/^撤销理由/).fill('筛选条件选错')
  await page.getByRole('button', { name: '撤销这次办理' }).click()
  await page.getByText(`已撤销退回 ${total - 1} 宗`).waitFor()
  await page.getByRole('combobox', { name: '结果' }).selectOption({ label: '未能撤销 1' })
  await eventually(() => page.getByRole('grid').locator('tbody td:first-child a').allTextContents()).toEqual([first])
  await page.getByText(/数据已有变动/).waitFor()
  expect(addressOf(page)).toContain('state=kept')
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  await page.getByRole('link', { name: '返回批量办理记录' }).click()
  await page.getByRole('heading', { level: 1, name: '批量办理记录' }).waitFor()
  await page.getByText('撤销：李强').waitFor()
  await page.getByText(`撤销 ${total - 1} 宗，不能撤销 1 宗`).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
})
