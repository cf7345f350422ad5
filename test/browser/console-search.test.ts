import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, eventually } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { keptConsoles } from './kept-console.ts'
import { serverTotal } from './server-total.ts'

let browser: Browser
let district: District
const openKept = keptConsoles(
  () => browser,
  () => district,
)

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict()
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('总栏搜索：Ctrl+K，选一宗打开，回车列出全部', async () => {
  const page = await openKept('/', { as: 'zhoutao' })
  await page.getByLabel('要点').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('SJ-XQ-00', { delay: 20 })
  const total = await serverTotal(page, district, 'q=SJ-XQ-00')
  await page.getByText(`共 ${total} 宗，按回车全部列出`).waitFor()
  expect(await page.getByRole('option').count()).toBe(8)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'SJ-XQ-0001' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('新桥')
  await page.getByText('按回车全部列出').waitFor()
  await page.keyboard.press('Enter')
  await eventually(() => addressOf(page)).toBe('/parcels?q=新桥')
})

it('总栏搜索：同样的清单再到一次，选中的一行不变', async () => {
  const page = await openKept('/', { as: 'zhoutao' })
  await page.getByLabel('要点').waitFor()
  const search = async (): Promise<void> => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('SJ-XQ-00')
    await page.getByText('按回车全部列出').waitFor()
  }
  await search()
  await page.getByLabel('搜索地块').fill('')
  await page.getByText('按回车全部列出').waitFor({ state: 'hidden' })
  let goOn = (): void => {}
  const isChosen = new Promise<void>((done) => {
    goOn = done
  })
  await page.route(/\/parcels\?.*q=SJ-XQ-00/, async (route) => {
    await isChosen
    await route.continue()
  })
  await search()
  await page.keyboard.press('ArrowDown')
  const again = page.waitForResponse(/\/parcels\?.*q=SJ-XQ-00/)
  goOn()
  await (await again).finished()
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))))
  expect(await page.getByRole('option', { selected: true }).count()).toBe(1)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'SJ-XQ-0001' }).waitFor()
})
