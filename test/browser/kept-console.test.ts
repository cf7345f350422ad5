import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { addressOf } from './console-pages.ts'
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
  district = await startDistrict({ parcels: [], draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

/** The page as the test before left it. */
let left: Page

it('一项测试在页面上留下许多东西', async () => {
  left = await openKept('/evaluations', { as: 'zhoutao', width: 390 })
  await left.getByText('还没有评估').waitFor()
  await left.evaluate(() => {
    localStorage.setItem('left', 'here')
    sessionStorage.setItem('left', 'here')
    document.documentElement.dataset.left = 'here'
  })
  await left.emulateMedia({ media: 'print' })
  await left.route('**/api/v1/standards**', (route) => route.abort())
})

it('下一项接着用同一页，从地址开始，什么也没有留下；同一人的第二个窗口是另一页', async () => {
  const page = await openKept('/standards', { as: 'zhoutao' })
  await page
    .getByRole('link', { name: /REG-示例-2026\.1/ })
    .first()
    .waitFor()
  expect(page).toBe(left)
  expect(await page.locator('html').getAttribute('data-left')).toBe('here')
  expect(addressOf(page)).toBe('/standards')
  expect(await page.evaluate(() => [localStorage.getItem('left'), sessionStorage.getItem('left')])).toEqual([
    null,
    null,
  ])
  expect(await page.evaluate(() => [innerWidth, matchMedia('print').matches])).toEqual([1280, false])
  const second = await openKept('/', { as: 'zhoutao' })
  expect(second).not.toBe(page)
  expect(await second.locator('html').getAttribute('data-left')).toBeNull()
})

it('别人用的不是这一页', async () => {
  const page = await openKept('/', { as: 'shenji' })
  expect(page).not.toBe(left)
  await page.getByRole('button', { name: /朱琳/ }).first().waitFor()
})
