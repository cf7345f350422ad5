import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { regExample20261 as reg } from '#core/standards/reg-example-2026-1.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import type { District } from './district.ts'
import { startMappedDistrict } from './map-base.ts'
import { followViolations } from './policy-violations.ts'

const parcels = sampleDistrict(2025)
let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startMappedDistrict(browser, parcels)
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const movedHeading = (page: Page) => page.getByRole('heading', { level: 2, name: /^变动 |^没有一宗变动/ })

async function movedIn(page: Page): Promise<number> {
  const text = (await movedHeading(page).first().textContent()) ?? ''
  return Number(/变动 ([\d,]+) 宗/.exec(text)?.[1]?.replaceAll(',', '') ?? '0')
}

it('结果对比：选两边，看矩阵，点一格列出变动地块和原因，导出', async () => {
  const page = await openConsole(browser, district, '/comparison', { as: 'zhoutao' })
  await page.getByText('还没有选择对比的两边').waitFor()
  await page.getByLabel('对比前').selectOption({ value: 'evaluation:1' })
  await page.getByLabel('对比后').selectOption({ value: 'standard:HA-示例-2024.1' })
  await page.getByRole('button', { name: '对比', exact: true }).click()
  await page.getByRole('heading', { name: '变动分布' }).waitFor()
  expect(addressOf(page)).toBe('/comparison?from=evaluation:1&to=standard:HA-示例-2024.1')
  const moved = await movedIn(page)
  expect(moved).toBeGreaterThan(0)
  const list = page.getByRole('region', { name: /^变动地块/ })
  await list.getByText(`${moved} 宗`).waitFor()

  const cell = page.getByRole('link', { name: /^B 类变为C 类/ })
  const shown = Number(/[\d,]+/.exec((await cell.textContent()) ?? '')?.[0])
  await cell.click()
  await list.getByText(`${shown} 宗`, { exact: true }).waitFor()
  expect(addressOf(page)).toContain('cell=B-C')
  await list
    .getByText(/计入评分/)
    .first()
    .waitFor()
  await page.locator('section.chart canvas').first().waitFor()
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出对比' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^评估对比-.+\.xlsx$/)
})

it('试调：改一个权重，宗数、矩阵和图随之变；归一、撤销；存为草稿；样式策略一处不破', async () => {
  const page = await openConsole(browser, district, '/evaluations', { as: 'zhoutao' })
  const violations = await followViolations(page.context())
  await page.goto(`${district.origin}/standards/${encodeURIComponent(reg.id)}/try-out`)
  await movedHeading(page).waitFor()
  expect(await movedIn(page)).toBe(0)
  await page.locator('.try-out-map[data-drawn]').waitFor()
  const weight = page.getByLabel('E1 土地税收产出率', { exact: true })
  await page.getByLabel('E1 土地税收产出率 滑块').focus()
  await page.keyboard.press('PageUp')
  await eventually(() => weight.inputValue()).toBe('25')
  await weight.fill('40')
  await page.getByText('合计 120，须为 100').waitFor()
  await eventually(() => movedIn(page)).toBeGreaterThan(0)
  await page.getByRole('button', { name: '看变动' }).click()
  await page.getByRole('heading', { name: '变动图' }).waitFor()
  await page.getByRole('button', { name: '按比例归一' }).click()
  await page.getByText('合计 100', { exact: true }).waitFor()
  expect(await weight.inputValue()).toBe('33.33')
  await page.getByRole('button', { name: '撤销' }).click()
  await eventually(() => weight.inputValue()).toBe('40')
  await page.getByRole('button', { name: '恢复原状' }).click()
  await eventually(() => movedIn(page)).toBe(0)
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])

  await page.getByLabel('联动').selectOption({ value: 'E2' })
  await weight.fill('25')
  await eventually(() => page.getByLabel('E2 土地产出率', { exact: true }).inputValue()).toBe('7')
  await page.getByRole('button', { name: '存为草稿' }).click()
  await page.getByLabel(/^新编号/).fill('SJ-2027.9')
  await page.getByRole('button', { name: '存为草稿' }).click()
  await page.getByRole('heading', { level: 1, name: '试调 SJ-2027.9' }).waitFor()
  await page.getByText(/^送审：/).waitFor()
  await eventually(() => movedIn(page)).toBeGreaterThan(0)
  expect(violations).toEqual([])
})

it('敏感性：影响大的权重和切在密集处的档线', async () => {
  const page = await openConsole(browser, district, `/standards/${reg.id}/sensitivity`, { as: 'zhoutao' })
  await page.getByRole('heading', { name: /切在地块密集处/ }).waitFor()
  await page.getByRole('heading', { name: /影响最大，最多 \d+ 宗变动/ }).waitFor()
  await page.locator('section.chart canvas').waitFor()
  expect(await page.locator('.sensitivity-edges tbody tr').count()).toBeGreaterThan(30)
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])
})

it('街镇不办理对比和试调', async () => {
  const page = await openConsole(browser, district, `/standards/${reg.id}/try-out`, { as: 'wangfang' })
  await page.getByRole('heading', { name: '无权查看' }).waitFor()
})
