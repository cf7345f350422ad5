import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { keptConsoles } from './kept-console.ts'

let browser: Browser
let district: District
const openKept = keptConsoles(
  () => browser,
  () => district,
)

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('没有草评时从总览走到新建，运行后打开结果：类别、分数线、名单、导出', async () => {
  const page = await openConsole(browser, district, '/', { as: 'zhoutao' })
  await page.getByText('还没有草评').waitFor()
  await page.getByRole('link', { name: '去草评' }).click()
  await page.getByText('还没有评估').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '新建草评' }).click()
  await page.getByRole('heading', { level: 1, name: '草评 #1' }).waitFor()
  await page.getByText('预估，不作为正式结果').waitFor()
  await page.getByRole('link', { name: /示例标准，非官方/ }).waitFor()

  const classes = await page.getByRole('region', { name: '各类宗数' }).locator('.class-counts dd').allTextContents()
  const [, , , d] = classes
  const groups = page.getByRole('region', { name: '分组与分数线' }).locator('tbody tr')
  expect(await groups.locator('th').allTextContents()).toEqual(['工业', '仓储', '研发'])

  const grid = page.getByRole('grid', { name: 'D 整治退出名单' })
  await grid.locator('tbody a').first().waitFor()
  await page.getByText(`共 ${d} 宗`).waitFor()
  await page.locator('section.chart canvas').last().waitFor()
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])

  await page.getByRole('button', { name: '重算核对' }).click()
  await page.getByText(/^重算核对相符：/).waitFor()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出结果' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
})

it('名单按类别换，筛选写进地址，向下滚动接着读，打开一宗看依据', async () => {
  const page = await openKept('/evaluations/1', { as: 'zhoutao' })
  await page.getByRole('tab', { name: /^B/ }).click()
  expect(addressOf(page)).toBe('/evaluations/1?class=B')
  const grid = page.getByRole('grid', { name: 'B 保留提升名单' })
  await grid.locator('tbody a').first().waitFor()
  await page.getByText('已读取 200 宗').waitFor()
  await grid.locator('td[tabindex="0"]').focus()
  await page.keyboard.press('End')
  await page.getByText(/^共 \d+ 宗$/).waitFor()
  const total = Number(/\d+/.exec((await page.getByText(/^共 \d+ 宗$/).textContent()) ?? '')?.[0])
  const count = await page.getByRole('tab', { name: /^B/ }).textContent()
  expect(count).toContain(`${total} 宗`)

  await page.getByLabel('街镇/园区').selectOption({ label: '新桥镇' })
  expect(addressOf(page)).toBe('/evaluations/1?class=B&town=310117105000')
  await eventually(() => grid.locator('tbody a').first().textContent()).toMatch(/^SJ-XQ-/)
  await grid.locator('tbody a').first().click()
  await page.getByRole('region', { name: '逐条说明' }).waitFor()
  await page.goBack()
  expect(addressOf(page)).toBe('/evaluations/1?class=B&town=310117105000')
})

it('标准全文只读：指标、权重、分档、规则、比例和依据', async () => {
  const page = await openKept('/standards/REG-示例-2026.1', { as: 'zhoutao' })
  await page.getByText('示例标准，非官方', { exact: true }).waitFor()
  for (const weight of ['权重合计 30', '权重合计 45', '权重合计 25']) await page.getByText(weight).waitFor()
  const rules = page.getByRole('region', { name: '直接判定' }).locator('tbody tr')
  expect(await rules.count()).toBe(12)
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])
})

it('街镇看得见评估，不能新建', async () => {
  const page = await openConsole(browser, district, '/evaluations', { as: 'wangfang' })
  await page.getByRole('link', { name: '草评 #1' }).waitFor()
  expect(await page.getByRole('button', { name: '新建草评' }).count()).toBe(0)
})

it('别人正在运行时显示进度，完成后打开结果', async () => {
  const page = await openConsole(browser, district, '/', { as: 'zhoutao' })
  await page.getByLabel('要点').waitFor()
  const answer = await page.request.get(`${district.origin}/api/v1/evaluations/1`)
  const done = await answer.json()
  let asked = 0
  await page.route('**/api/v1/evaluations?*', (route) =>
    route.fulfill({
      json: { items: [{ ...done, status: 'running', progress: 0.4, finishedAt: null }], nextCursor: null },
    }),
  )
  await page.route('**/api/v1/evaluations/1', (route) => {
    asked += 1
    return route.fulfill({ json: asked > 2 ? done : { ...done, status: 'running', progress: 0.4 } })
  })
  await page.getByRole('link', { name: '评估', exact: true }).click()
  await page.getByRole('progressbar', { name: '正在草评' }).waitFor()
  expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('heading', { level: 1, name: '草评 #1' }).waitFor()
})

it('草评没成时说明原因，页面不变', async () => {
  const page = await openKept('/evaluations', { as: 'zhoutao' })
  await page.getByRole('link', { name: '草评 #1' }).waitFor()
  await page.route('**/api/v1/evaluations', (route) => route.abort())
  await page.getByRole('button', { name: '新建草评' }).click()
  await page.getByRole('alert').getByText('连接不上服务器').waitFor()
  await page.getByRole('link', { name: '草评 #1' }).waitFor()
})
