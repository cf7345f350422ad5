import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SampleParcel, sampleDistrict } from '#server/demo/district.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import type { District } from './district.ts'
import { keptConsoles } from './kept-console.ts'
import { middleOfMap, pressOnMap, wholeMap } from './map-acts.ts'
import { startMappedDistrict, unmappedIndex } from './map-base.ts'
import { followViolations } from './policy-violations.ts'

const parcels = sampleDistrict(2025)
const xinqiao = parcels.filter(({ parcel }) => String(parcel.parcelCode).startsWith('SJ-XQ-'))
const towns = new Set(parcels.map(({ townCode }) => townCode)).size
let browser: Browser
let district: District
const openKept = keptConsoles(
  () => browser,
  () => district,
)

beforeAll(async () => {
  browser = await launchChromium()
  district = await startMappedDistrict(browser, parcels)
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

async function open(path = '/map', as = 'zhoutao', width = 1280): Promise<Page> {
  const page = await openKept(path, { as, width })
  await page.locator(wholeMap).waitFor({ timeout: 60_000 })
  return page
}

function codeAt(list: readonly SampleParcel[], index: number): string {
  return String(list[index]?.parcel.parcelCode)
}

const entry = (page: Page, name: RegExp) => page.locator('.map-legend').getByRole('button', { name })
/** A figure of the legend. */
async function countOf(page: Page, name: RegExp): Promise<number> {
  const text = (await entry(page, name).textContent()) ?? ''
  return Number(/([\d,]+) 宗/.exec(text)?.[1]?.replaceAll(',', ''))
}
const mapped = async (page: Page) => (await page.locator('.map-foot b').first().textContent()) ?? ''

it('全区的地块都上图，无边界的计数并列得出；样式策略一处不破', async () => {
  const page = await openConsole(browser, district, '/evaluations', { as: 'zhoutao' })
  const violations = await followViolations(page.context())
  await page.goto(`${district.origin}/map`)
  await page.locator(wholeMap).waitFor({ timeout: 60_000 })
  expect(await mapped(page)).toBe(`${parcels.length - towns} 宗`)
  const figures = await Promise.all([/^A/, /^B/, /^C/, /^D/, /未定类/].map((name) => countOf(page, name)))
  expect(figures.reduce((a, b) => a + b)).toBe(parcels.length - towns)
  expect(await page.locator('.map-foot').textContent()).toContain(`无边界的 ${towns} 宗未上图`)
  await page.getByRole('button', { name: '列出' }).click()
  const listed = page.getByRole('grid', { name: '无边界的地块' })
  expect(await listed.getByRole('link', { name: codeAt(xinqiao, unmappedIndex) }).count()).toBe(1)
  expect(violations).toEqual([])
})

it('图例按类别筛选，写进地址，图上和清单同样变', async () => {
  const page = await open()
  const inD = await countOf(page, /^D/)
  await entry(page, /^D/).click()
  expect(addressOf(page)).toBe('/map?class=D')
  await eventually(() => mapped(page)).toBe(`${inD} 宗`)
  // Looks of other classes keep their counts: they can still be added.
  expect(await countOf(page, /^B/)).toBeGreaterThan(0)
  expect(await page.locator('.map-visible li [aria-label^="预估类别 D"]').count()).toBe(Math.min(50, inD))
  await page.getByRole('button', { name: '清除筛选' }).click()
  await eventually(() => mapped(page)).toBe(`${parcels.length - towns} 宗`)
})

it('查找一宗地块就到那里，卡片说是谁，可以打开；后退回到同一宗', async () => {
  const page = await open()
  const code = codeAt(xinqiao, 4)
  await page.getByLabel('在地图上查找地块').fill(code.toLowerCase())
  await page.getByRole('button', { name: '查找' }).click()
  const card = page.getByRole('region', { name: `选中的地块 ${code}` })
  await card.getByText(String(xinqiao[4]?.parcel.ownerName)).waitFor()
  expect(addressOf(page)).toBe(`/map?parcel=${code}`)
  await eventually(() => page.locator('.map-visible li').count()).toBeLessThan(50)
  // It stands in the middle now: Enter on the map chooses the same.
  await card.getByRole('button', { name: '取消选中' }).click()
  await page.locator(wholeMap).waitFor()
  await eventually(async () => {
    await pressOnMap(page, ['Enter'])
    return addressOf(page)
  }).toBe(`/map?parcel=${code}`)
  await card.getByRole('link', { name: '打开地块' }).click()
  await page.getByRole('heading', { level: 1, name: code }).waitFor()
  await page.goBack()
  await page.getByRole('region', { name: `选中的地块 ${code}` }).waitFor()
})

it('点地块选中它，键盘平移缩放，清单跟着变', async () => {
  const page = await open(`/map?parcel=${codeAt(xinqiao, 4)}`)
  await eventually(() => page.locator('.map-visible li').count()).toBeLessThan(50)
  const near = await page.locator('.map-visible-title').textContent()
  await pressOnMap(page, ['Minus', 'Minus'])
  await eventually(() => page.locator('.map-visible-title').textContent()).not.toBe(near)
  await pressOnMap(page, ['Equal', 'Equal'])
  await eventually(() => page.locator('.map-visible-title').textContent()).toBe(near)
  await page.getByRole('button', { name: '取消选中' }).click()
  const { x, y } = await middleOfMap(page)
  await eventually(async () => {
    await page.mouse.click(x, y)
    return addressOf(page)
  }).toBe(`/map?parcel=${codeAt(xinqiao, 4)}`)
  // Its class is B: with A alone there is nothing to be chosen in its place.
  await entry(page, /^A/).click()
  await eventually(async () => {
    await page.mouse.click(x, y)
    return addressOf(page)
  }).toBe('/map?class=A')
})

it('着色：填报状态、综合得分、一项指标，每种的图例合起来都是全部', async () => {
  const page = await open()
  for (const by of ['填报状态', '综合得分', /^E1 /]) {
    const select = page.getByLabel('着色')
    const value = await select.locator('option', { hasText: by }).first().getAttribute('value')
    await select.selectOption(value)
    await eventually(async () => {
      const texts = await page.locator('.map-legend-entry .num').allTextContents()
      return texts.reduce((total, text) => total + Number(text.replace(/[^\d]/g, '')), 0)
    }).toBe(parcels.length - towns)
  }
  expect(await page.locator('.map-legend').textContent()).toContain('万元/亩')
  await page.getByRole('button', { name: /^≤/ }).click()
  expect(addressOf(page)).toBe('/map?by=E1&step=1')
})

it('看数据：各街镇一行，合计是全部；可回到图', async () => {
  const page = await open()
  await page.getByRole('button', { name: '看数据' }).click()
  const rows = page.getByRole('table').getByRole('row')
  expect(await rows.count()).toBe(towns + 2)
  expect(await rows.last().textContent()).toContain(`合计${parcels.length}`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '看地块' }).click()
  await page.locator(wholeMap).waitFor({ timeout: 60_000 })
})

it('看街镇：每个街镇一片，是链接，数字与旁边的表一致；注明非行政区界线；能导出', async () => {
  const page = await open()
  await page.getByRole('button', { name: '看街镇' }).click()
  await page.locator(`.town-picture[data-drawn="${towns}"]`).waitFor()
  expect(addressOf(page)).toBe('/map?show=towns')
  await page.getByLabel('着色').selectOption('total')
  await page.getByText('示意，按地块外包范围绘制，非行政区界线').waitFor()
  const line = page.getByRole('region', { name: /平均综合得分/ }).getByRole('row', { name: /新桥镇/ })
  const mean = (await line.getByRole('cell').nth(0).textContent()) ?? ''
  const area = page.locator('.town-picture').getByRole('link', { name: `新桥镇：平均综合得分 ${mean}分` })
  await area.waitFor()
  expect(await line.textContent()).toContain('无边界 1 宗')
  expect(await accessibilityFaults(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出图片' }).click(),
  ])
  expect(readFileSync(await download.path()).readUInt32BE(16)).toBe(2 * (1200 + 32))
  await area.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '地块' }).waitFor()
  expect(addressOf(page)).toBe('/parcels?town=310117105000')
})

it('导出的图片是 PNG，有图有字；打印带图例和来源', async () => {
  const page = await open('/map?class=C,D')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出图片' }).click(),
  ])
  const bytes = readFileSync(await download.path())
  expect(download.suggestedFilename()).toMatch(/一张图：类别\.png$/)
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(700)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.locator('.map-print[src^="data:image/png"]').waitFor()
  expect(await page.getByText('C、D 类').first().isVisible()).toBe(true)
  expect(await page.getByText('来源：').isVisible()).toBe(true)
})

it('街镇只见自己的地块；无障碍检查无问题，各宽度不横向滚动', async () => {
  const page = await open('/map', 'liqiang')
  expect(await mapped(page)).toBe(`${xinqiao.length - 1} 宗`)
  await page.locator('.map-visible li button').first().click()
  await page.getByText('土地面积').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
})

it('选了街镇，图就到那里，只写它的名字；再选别的跟着走', async () => {
  const page = await open('/map?town=310117105000')
  expect(await mapped(page)).toBe(`${xinqiao.length - 1} 宗`)
  const scale = await page.locator('.map-scale').getAttribute('aria-label')
  await page.getByRole('button', { name: '清除筛选' }).click()
  await eventually(() => page.locator('.map-scale').getAttribute('aria-label')).not.toBe(scale)
})
