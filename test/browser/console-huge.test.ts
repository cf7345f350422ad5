import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { addressOf, eventually, openConsole } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { answerHugeList, hugeCode, hugeTotal } from './huge-list.ts'

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels: [], draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

async function open(): Promise<{ page: Page; offsets: readonly number[] }> {
  const page = await openConsole(browser, district, '/evaluations', { as: 'zhoutao' })
  await page.getByText('还没有评估').waitFor()
  const offsets = await answerHugeList(page)
  await page.getByRole('link', { name: '地块' }).click()
  await page.getByRole('grid').locator('tbody a').first().waitFor()
  return { page, offsets }
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

it('48,501 宗：页面里最多 60 行，读屏仍知道总数，滚到哪里读到哪里', async () => {
  const { page, offsets } = await open()
  const grid = page.getByRole('grid')
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(hugeTotal + 1))
  const frame = page.locator('.table-frame')
  for (const share of [0.1, 0.33, 0.5, 0.77, 1]) {
    const top = await frame.evaluate((element, part) => {
      element.scrollTop = element.scrollHeight * part
      return Math.round(element.scrollTop / 32)
    }, share)
    await eventually(() => grid.locator(`tr[data-row="${top + 5}"] a`).textContent()).toBe(hugeCode(top + 5))
    expect(await grid.locator('tbody tr[data-row]').count()).toBeLessThanOrEqual(61)
    expect(await grid.locator(`tr[data-row="${top + 5}"]`).getAttribute('aria-rowindex')).toBe(String(top + 7))
  }
  expect(await grid.locator('tbody a').last().textContent()).toBe(hugeCode(hugeTotal - 1))
  // The first block, and one or two at each stop: not everything between.
  expect(offsets.length).toBeLessThanOrEqual(14)
})

it('End 到最后一宗，Home 回到第一宗，键盘所在的行滚出去也不丢', async () => {
  const { page } = await open()
  await page.locator('td[tabindex="0"]').focus()
  await page.keyboard.press('End')
  await eventually(() => focused(page)).toBe(hugeCode(hugeTotal - 1))
  await page.locator('.table-frame').evaluate((element) => {
    element.scrollTop = 0
  })
  await page.getByText('第 1–').waitFor()
  expect(await focused(page)).toBe(hugeCode(hugeTotal - 1))
  await page.keyboard.press('Home')
  await eventually(() => focused(page)).toBe(hugeCode(0))
})

it('跳至编码不超过二十次询问，后退回到那里', async () => {
  const { page, offsets } = await open()
  const before = offsets.length
  await page.getByLabel('跳至地块编码').fill(hugeCode(40_136))
  await page.getByLabel('跳至地块编码').press('Enter')
  await eventually(() => focused(page)).toBe(hugeCode(40_136))
  expect(offsets.length - before).toBeLessThanOrEqual(20)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: hugeCode(40_136) }).waitFor()
  await page.goBack()
  await eventually(() => focused(page)).toBe(hugeCode(40_136))
})

it('全选说明是整个结果，打印说明太长', async () => {
  const { page } = await open()
  await page.getByLabel('选择全部筛选结果').check()
  await page.getByText('已选筛选结果 48,501 宗').waitFor()
  expect(addressOf(page)).toBe('/parcels?sel=*')
  await page.getByRole('button', { name: '打印' }).click()
  await page.getByText('共 48,501 宗，超过 2,000 宗').waitFor()
})
