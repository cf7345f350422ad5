import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'

let browser: Browser
let district: District
/** 审计 of the demo. */
const auditor = 'shenji'

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict()
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('审计看记录、校验、抄锚点；筛选写进地址，导出 CSV 并留痕', async () => {
  const page = await openConsole(browser, district, '/', { as: auditor })
  await page.getByRole('link', { name: '审计', exact: true }).click()
  const grid = page.getByRole('grid', { name: '审计记录' })
  await grid.locator('tbody td').first().waitFor()
  await page.getByText('本区链尚未校验').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  await page.getByRole('button', { name: '导出锚点' }).click()
  await page.getByText(/^310117 · \d{8} · ([0-9a-f]{4} ){7}[0-9a-f]{4} · [0-9a-f]{4}$/).waitFor()
  await page.getByRole('button', { name: '立即校验' }).click()
  await page.getByText('本区链完整').waitFor()
  await page.getByText('系统链完整').waitFor()

  await page.getByRole('combobox', { name: '动作' }).selectOption('状态变更')
  expect(addressOf(page)).toBe('/audit?action=transition')
  await expect
    .poll(async () => new Set(await grid.locator('tbody td:nth-child(4)').allTextContents()), { timeout: 10_000 })
    .toEqual(new Set(['状态变更']))
  await page.getByRole('searchbox', { name: '对象' }).fill('SJ-XQ-0001')
  await page.getByRole('searchbox', { name: '对象' }).press('Enter')
  await page.getByText(/^共 \d+ 条$/).waitFor()
  await page.getByRole('searchbox', { name: '账号' }).fill('nobody')
  await page.getByRole('searchbox', { name: '账号' }).press('Enter')
  await page.getByText('没有符合条件的记录。').waitFor()
  await page.getByRole('button', { name: '清除筛选' }).click()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^审计记录-松江区-\d{8}\.csv$/)
  await page.reload()
  await grid.getByText('导出', { exact: true }).first().waitFor()
})

it('开始评估的记录，详情和校验审计链的对象都不出现英文代码', async () => {
  const page = await openConsole(browser, district, '/audit?action=evaluation-started', { as: auditor })
  const grid = page.getByRole('grid', { name: '审计记录' })
  const details = grid.locator('tbody td:nth-child(6)').first()
  await details.filter({ hasText: '年度 2025' }).waitFor()
  expect(await details.textContent()).toMatch(
    /^年度 2025，标准摘要 [0-9a-f]{12}…，评估方式 (草评|正式评估)，评估标准 .+，另选标准 [是否]$/,
  )
  await page.getByRole('button', { name: '立即校验' }).click()
  await page.getByText('本区链完整').waitFor()
  await page.getByRole('combobox', { name: '动作' }).selectOption('校验审计链')
  await grid.getByText('审计记录', { exact: true }).first().waitFor()
})

it('回车或点一行打开一条记录：详情写全，关闭后焦点回到原行', async () => {
  const page = await openConsole(browser, district, '/audit?action=evaluation-started', { as: auditor })
  const grid = page.getByRole('grid', { name: '审计记录' })
  const cell = grid.locator('tbody tr').first().locator('td').nth(5)
  await cell.filter({ hasText: '年度 2025' }).waitFor()
  const shown = (await cell.textContent()) ?? ''
  await grid.locator('tbody td[tabindex="0"]').focus()
  await page.keyboard.press('Enter')
  const entry = page.getByRole('dialog', { name: /^第 [\d,]+ 条$/ })
  await entry.getByText(/标准摘要 [0-9a-f]{64}，/).waitFor()
  expect(shown).toMatch(/标准摘要 [0-9a-f]{12}…，/)
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await page.keyboard.press('Escape')
  await entry.waitFor({ state: 'hidden' })
  expect(await page.evaluate(() => document.activeElement?.closest('tbody') !== null)).toBe(true)
  await cell.click()
  await entry.getByRole('button', { name: '关闭' }).click()
  await entry.waitFor({ state: 'hidden' })
})

it('从一条状态变更到这宗地块的历史，再从历史的批次回到审计记录', async () => {
  const page = await openConsole(browser, district, '/audit?action=transition', { as: auditor })
  await page.getByRole('grid', { name: '审计记录' }).locator('tbody a').first().click()
  await page.getByRole('tab', { name: '历史', selected: true }).waitFor()
  await page
    .getByRole('link', { name: /^批次 / })
    .first()
    .click()
  const grid = page.getByRole('grid', { name: '审计记录' })
  await page.getByText('共 1 条').waitFor()
  expect(await grid.locator('tbody td:nth-child(4)').allTextContents()).toEqual(['同步'])
})

it('专班只看本区链；街镇没有这一页', async () => {
  const page = await openConsole(browser, district, '/audit', { as: 'zhoutao' })
  await page.getByText('本区链完整').waitFor()
  expect(await page.getByRole('combobox', { name: '审计链' }).count()).toBe(0)
  const town = await openConsole(browser, district, '/audit', { as: 'wangfang' })
  await town.getByText('无权查看').waitFor()
  expect(await town.getByRole('link', { name: '审计', exact: true }).count()).toBe(0)
})

it('读取失败说明原因，可以重试；链不完整时先说怎么办', async () => {
  const page = await openConsole(browser, district, '/', { as: auditor })
  await page.route('**/api/v1/audit?*', (route) => route.abort())
  const chain = { chain: 'district', entries: 9, anchored: null, paper: null }
  const checked = { at: '2026-11-21T14:00:00.000+08:00', entries: 9, faults: ['310117 链第 4 条：内容被改动。'] }
  await page.route('**/api/v1/audit/state', (route) =>
    route.fulfill({ json: { chains: [{ ...chain, checked }], anchorsFailing: 1, checking: false } }),
  )
  await page.getByRole('link', { name: '审计', exact: true }).click()
  await page.getByText('本区链不完整').waitFor()
  await page.getByText('310117 链第 4 条：内容被改动。').waitFor()
  await page.getByRole('button', { name: '重试' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})
