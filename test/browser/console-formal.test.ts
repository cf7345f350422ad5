import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { counted, letAllPass } from './formal-made.ts'

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels: sampleDistrict(2025).slice(0, 60), draft: false })
  await counted(district)
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('条件未满足：运行被拒并说明哪几项，明细逐项可查', async () => {
  const page = await openConsole(browser, district, '/evaluations', { as: 'zhoutao' })
  const gates = page.getByRole('region', { name: '正式评估条件' })
  await gates.getByText('60 宗').first().waitFor()
  await page.getByText('还没有评估').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '运行正式评估' }).click()
  await page.getByRole('alert').getByText('正式评估未运行').waitFor()
  await page.getByText('条件未满足', { exact: true }).waitFor()
  await gates.getByRole('link', { name: '查看明细' }).first().click()
  await page.getByRole('heading', { level: 1, name: '正式评估条件' }).waitFor()
  expect(addressOf(page)).toBe('/formal-gates?gate=unconfirmed')
  await page
    .getByRole('cell', { name: /房屋安全隐患/ })
    .first()
    .waitFor()
  await page.getByRole('button', { name: /^未核验通过/ }).click()
  await page.getByRole('cell', { name: '填报中' }).first().waitFor()
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出明细' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^正式评估条件-.*\.xlsx$/)
})

it('系统管理说明理由后放行，可以撤回；看不到单个地块', async () => {
  const page = await openConsole(browser, district, '/formal-gates', { as: 'guanli' })
  await page.getByRole('button', { name: '未核验通过 例外放行' }).click()
  const reason = page.getByLabel(/^理由/)
  await reason.fill('急')
  await page.getByRole('button', { name: '放行', exact: true }).click()
  await page.getByRole('alert').getByText('至少 5 字').waitFor()
  await reason.fill('区专班第 12 次会议同意')
  await page.getByRole('button', { name: '放行', exact: true }).click()
  await page.getByText(/^系统管理 孙立 .*区专班第 12 次会议同意$/).waitFor()
  await page.getByRole('button', { name: '未核验通过 撤回放行' }).click()
  await page.getByRole('button', { name: '未核验通过 例外放行' }).waitFor()
  expect(await page.getByRole('link', { name: '查看明细' }).count()).toBe(0)
  expect(await accessibilityFaults(page)).toEqual([])
})

it('放行后运行：结果是正式的，带理由；重评一宗，差异分列', async () => {
  await letAllPass(district)
  const page = await openConsole(browser, district, '/evaluations', { as: 'zhoutao' })
  const run = page.getByRole('button', { name: '运行正式评估' })
  await page.getByText('例外放行').first().waitFor()
  expect(await run.getAttribute('class')).toContain('btn-fill')
  await run.click()
  await page.getByRole('heading', { level: 1, name: '正式评估 #2' }).waitFor()
  await page.getByText(/^例外放行：正式评估时判定项未核定 60 宗/).waitFor()
  const grid = page.getByRole('grid', { name: 'D 整治退出名单' })
  await page.getByRole('tab', { name: /^B/ }).click()
  const row = page.getByRole('grid', { name: 'B 保留提升名单' }).locator('tbody tr[data-row]').first()
  const code = (await row.locator('a').first().textContent()) ?? ''
  await row.getByRole('img', { name: '类别 B 保留提升' }).waitFor()
  expect(await grid.count()).toBe(0)
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])

  await page.getByRole('button', { name: '重评部分地块' }).click()
  await page.getByLabel(/^地块编码/).fill(code)
  await page.getByLabel(/^理由/).fill('公示期异议 3 号成立')
  await page.getByRole('button', { name: '重新评估', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '重评差异 #3' }).waitFor()
  await page.getByRole('cell', { name: '输入没有变动' }).waitFor()
  await page.getByText('没有地块因此变动。').waitFor()
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])
})

it('正在运行的可以取消', async () => {
  const page = await openConsole(browser, district, '/evaluations', { as: 'zhoutao' })
  await page.getByRole('link', { name: '重新评估 #3' }).waitFor()
  const answer = await page.request.get(`${district.origin}/api/v1/evaluations/2`)
  const done = await answer.json()
  const running = { ...done, id: '9', status: 'running', progress: 0.4, finishedAt: null }
  let cancelled = 0
  await page.route('**/api/v1/evaluations/9/cancellation', (route) => {
    cancelled += 1
    return route.fulfill({ json: { ...running, status: 'cancelled' } })
  })
  await page.route('**/api/v1/evaluations/9', (route) => route.fulfill({ json: running }))
  await page.route('**/api/v1/evaluations', (route) => route.fulfill({ status: 202, json: running }))
  await page.getByRole('button', { name: '新建草评' }).click()
  await page.getByRole('progressbar').waitFor()
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByRole('progressbar').waitFor({ state: 'detached' })
  expect(cancelled).toBe(1)
})
