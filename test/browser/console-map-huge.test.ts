import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { eventually, openConsole } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { longestTask } from './long-task.ts'
import { answerMap, hugeMap, type MadeUpMap, madeUpIndex, smallMap } from './made-up-map.ts'
import { dragMap, openMap, wholeMap, withoutWebGl } from './map-acts.ts'

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

/** On another page, the map's answers made up. */
async function beside(map: MadeUpMap): Promise<Page> {
  const page = await openConsole(browser, district, '/evaluations', { as: 'zhoutao' })
  await page.getByText('还没有评估').waitFor()
  await answerMap(page, map)
  return page
}

const maxTask = 200

it('48,501 宗：打开、平移都不让页面停顿超过 200 毫秒，清单只列 50 宗', async () => {
  const page = await beside(hugeMap)
  const opening = await longestTask(browser, page, async () => {
    await openMap(page)
    await page.locator(wholeMap).waitFor({ timeout: 100_000 })
  })
  expect(opening).toBeLessThanOrEqual(maxTask)
  const { parcels, withoutGeometry } = madeUpIndex(hugeMap)
  expect(parcels).toBe(hugeMap.total)
  const [mapped, unmapped] = [parcels - withoutGeometry, withoutGeometry].map((count) => count.toLocaleString('en'))
  expect(await page.locator('.map-foot').textContent()).toContain(`图上 ${mapped} 宗无边界的 ${unmapped} 宗未上图`)
  expect(await page.locator('.map-visible li').count()).toBe(50)
  expect(await longestTask(browser, page, () => dragMap(page))).toBeLessThanOrEqual(maxTask)
})

it('没有 WebGL：按街镇画，旁边是各街镇的数字；地块可看一张不动的图，仍可从清单选中', async () => {
  const page = await beside(smallMap)
  await withoutWebGl(page)
  await page.reload()
  await openMap(page)
  await page.getByText('没有启用 WebGL').waitFor()
  await page.locator('.town-picture[data-drawn="20"]').waitFor()
  expect(await page.locator('.town-picture').getByRole('link').count()).toBe(20)
  expect(await page.getByRole('table').getByRole('row').count()).toBe(21)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '看地块' }).click()
  await page.locator('.map-still[data-drawn="20"]').waitFor()
  const isDrawn = await page.locator('.map-still').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return false
    const { data = [] } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {}
    return data.some((value, index) => index % 4 < 3 && value < 200)
  })
  expect(isDrawn).toBe(true)
  expect(await page.getByRole('table').getByRole('row').count()).toBe(22)
  await page.locator('.map-visible button').first().click()
  await page.getByRole('region', { name: /^选中的地块/ }).waitFor()
})

it('一个街镇没有取到：说明原因，重试只取它；其余已上图', async () => {
  const page = await beside(smallMap)
  const asked: string[] = []
  await page.route('**/api/v1/base-map/map/2025/310117105000', (route) => {
    asked.push('again')
    return asked.length === 1 ? route.abort() : route.fallback()
  })
  await openMap(page)
  await page.getByText('连接不上服务器').waitFor()
  await page.getByText('新桥镇的地块没有取到').waitFor()
  const { parcels, withoutGeometry } = madeUpIndex(smallMap)
  const mapped = async () =>
    Number(
      await page
        .locator('.map-foot b')
        .first()
        .textContent()
        .then((text) => text?.replace(' 宗', '')),
    )
  await eventually(mapped).toBeGreaterThan(0)
  expect(await mapped()).toBeLessThan(parcels - withoutGeometry)
  await page.getByRole('button', { name: '重试' }).click()
  await eventually(mapped).toBe(parcels - withoutGeometry)
  expect(asked.length).toBe(2)
  expect(await page.getByText('没有取到').count()).toBe(0)
})

it('底版没有边界：说明怎么办，照样给出各街镇的数字；一宗也没有时说数据从哪里来', async () => {
  const page = await beside({ ...smallMap, unmappedEvery: 1 })
  await openMap(page)
  await page.getByText('都没有边界').waitFor()
  await page.getByText('请导入带边界的底版').waitFor()
  await eventually(() => page.getByRole('table').getByRole('row').last().textContent()).toContain(
    `合计${smallMap.total}`,
  )
  expect(await accessibilityFaults(page)).toEqual([])
  await page.unroute('**/api/v1/base-map/map/**')
  await page.goto(`${district.origin}/map`)
  await page.getByText('还没有地块数据').waitFor()
})
