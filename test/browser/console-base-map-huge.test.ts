import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { answerBaseMap } from './base-map-answers.ts'
import { launchChromium } from './chromium.ts'
import { eventually, openConsole } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'

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

it('48,501 宗的底版：页面里最多 60 行，滚到哪里读到哪里，条数说明读了多少', async () => {
  const page = await openConsole(browser, district, '/base-map', { as: 'guihua' })
  await page.getByText('还没有导入过底版').waitFor()
  await answerBaseMap(page)
  await page.goto(`${district.origin}/base-map/imports/made-1?kind=unchanged`)
  const grid = page.getByRole('grid')
  await grid.getByText('SJ-XQ-00001').waitFor()
  await page.getByText('已读取 200 / 43,900 宗').waitFor()
  const frame = page.locator('.table-frame')
  for (const read of ['400', '600', '800']) {
    await frame.evaluate((element) => {
      element.scrollTop = element.scrollHeight
    })
    await page.getByText(`已读取 ${read} / 43,900 宗`).waitFor()
    expect(await grid.locator('tbody tr[data-row]').count()).toBeLessThanOrEqual(61)
  }
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '不予导入 100' }).click()
  await page.getByText('共 100 宗').waitFor()
  await eventually(() => new URL(page.url()).search).toContain('kind=refused')
})

it('冲突很多：先看同类，不清楚的须处理，有建议的说明依据', async () => {
  const page = await openConsole(browser, district, '/base-map', { as: 'guihua' })
  await page.getByText('还没有导入过底版').waitFor()
  await answerBaseMap(page)
  await page.goto(`${district.origin}/base-map/imports/made-1?tab=conflicts`)
  await page.getByText('已列出 4 / 330 项').waitFor()
  await page.getByText('须由您处理：没有处理意见的记录不导入').waitFor()
  await page.getByText(/周涛 .*：采用用地批文/).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})
