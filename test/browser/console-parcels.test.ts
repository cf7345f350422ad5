import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parcelDetail } from '#core/api/parcels.ts'
import { readWorkbook } from '#workbook/read.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'
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

const rows = (page: Page) => page.getByRole('grid').locator('tbody tr[data-row]')
const codes = (page: Page) => page.getByRole('grid').locator('tbody td:nth-child(2) a').allTextContents()
/** Row, counted from 0, that the keyboard stands on. */
const activeRow = (page: Page) =>
  page.evaluate(() => Number(document.activeElement?.closest('tr')?.getAttribute('data-row') ?? -1))

async function open(path: string, as = 'zhoutao'): Promise<Page> {
  const page = await openKept(path, { as })
  await rows(page).first().locator('a').waitFor()
  return page
}

it('筛选全在地址里：勾选、去掉一项、清除，后退一步步撤销', async () => {
  const page = await open('/parcels')
  await page.getByRole('button', { name: '筛选', exact: true }).click()
  await page.getByRole('checkbox', { name: '新桥镇' }).check()
  await page.getByRole('checkbox', { name: 'C 观察整改' }).check()
  await page.getByRole('checkbox', { name: 'D 整治退出' }).check()
  await page.keyboard.press('Escape')
  expect(addressOf(page)).toBe('/parcels?town=310117105000&class=C,D')
  const total = await serverTotal(page, district, 'town=310117105000&class=C,D')
  await page
    .getByRole('status')
    .filter({ hasText: `${total} 宗` })
    .waitFor()
  expect(await rows(page).count()).toBe(total)

  await page.getByRole('button', { name: /^C、D 类/ }).click()
  expect(addressOf(page)).toBe('/parcels?town=310117105000')
  await page.getByRole('button', { name: '清除筛选' }).click()
  expect(addressOf(page)).toBe('/parcels')
  await page.goBack()
  await page.goBack()
  expect(addressOf(page)).toBe('/parcels?town=310117105000&class=C,D')
  await page
    .getByRole('status')
    .filter({ hasText: `${total} 宗` })
    .waitFor()
})

it('表头排序写进地址，焦点不动，再按反过来', async () => {
  const page = await open('/parcels')
  const head = page.getByRole('columnheader', { name: '得分' })
  await head.getByRole('button').click()
  await eventually(() => addressOf(page)).toBe('/parcels?sort=-total')
  await eventually(() => head.getAttribute('aria-sort')).toBe('descending')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('得分')
  await head.getByRole('button').click()
  await eventually(() => addressOf(page)).toBe('/parcels?sort=total')
})

it('搜索边输边找，输入法没定字时不找；一次搜索后退一步', async () => {
  const page = await open('/parcels')
  const search = page.getByLabel('在列表中搜索')
  await search.pressSequentially('XQ-000', { delay: 30 })
  await eventually(() => addressOf(page)).toBe('/parcels?q=XQ-000')
  await search.pressSequentially('1')
  await eventually(() => addressOf(page)).toBe('/parcels?q=XQ-0001')
  await eventually(() => codes(page)).toEqual(['SJ-XQ-0001'])
  await page.goBack()
  await eventually(() => addressOf(page)).toBe('/parcels')
  await eventually(() => search.inputValue()).toBe('')
})

it('键盘走遍：上下、翻页、首尾，回车打开，后退回到原行', async () => {
  const page = await open('/parcels')
  await page.locator('td[tabindex="0"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await activeRow(page)).toBe(2)
  await page.keyboard.press('PageDown')
  const afterPage = await activeRow(page)
  expect(afterPage).toBeGreaterThan(10)
  await page.keyboard.press('End')
  const total = await serverTotal(page, district, '')
  await eventually(() => activeRow(page)).toBe(total - 1)
  await page.keyboard.press('Home')
  await eventually(() => activeRow(page)).toBe(0)
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  const row = await activeRow(page)
  const code = await page.evaluate(() => document.activeElement?.textContent ?? '')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: code }).waitFor()
  expect(addressOf(page)).toBe(`/parcels/${cycle}/${code}?at=${row}`)

  await page.goBack()
  await eventually(() => activeRow(page)).toBe(row)
})

it('整行可点，编码是链接，能在新标签打开', async () => {
  const page = await open('/parcels?town=310117105000')
  const first = rows(page).first()
  const code = await first.locator('a').textContent()
  expect(await first.locator('a').getAttribute('href')).toBe(`/parcels/${cycle}/${code}?town=310117105000`)
  await first.locator('td').nth(3).click()
  await page.getByRole('heading', { level: 1, name: code ?? '' }).waitFor()
})

it('列：去掉、加上、调整先后写进地址，也记得；恢复默认', async () => {
  const page = await open('/parcels')
  await page.getByRole('button', { name: /^列/ }).click()
  await page.locator('.column-list').getByLabel('用地主体').click()
  await page.getByLabel('组内名次').click()
  await page.locator('.column-list').getByLabel('街镇/园区').focus()
  await page.keyboard.press('Alt+ArrowDown')
  const expected = 'landClass,townCode,landArea,total,class,errors,warnings,status,rank'
  expect(addressOf(page)).toBe(`/parcels?cols=${expected}`)
  const heads = await page.getByRole('columnheader').allTextContents()
  expect(heads.slice(2, 4)).toEqual(['用地类别', '街镇/园区'])

  await page.goto(`${district.origin}/parcels`)
  await rows(page).first().locator('a').waitFor()
  expect((await page.getByRole('columnheader').allTextContents()).slice(2, 4)).toEqual(['用地类别', '街镇/园区'])
  await page.getByRole('button', { name: /^列/ }).click()
  await page.getByRole('button', { name: '恢复默认' }).click()
  await eventually(async () => (await page.getByRole('columnheader').allTextContents())[2]).toBe('街镇/园区')
})

it('跳至地块编码：到那一行；没有的编码说明并停在最近的一宗', async () => {
  const page = await open('/parcels')
  await page.getByLabel('跳至地块编码').fill('sj-xq-0033')
  await page.getByLabel('跳至地块编码').press('Enter')
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('SJ-XQ-0033')
  await page.getByLabel('跳至地块编码').fill('SJ-XQ-9999')
  await page.getByLabel('跳至地块编码').press('Enter')
  await page.getByText('筛选结果中没有 SJ-XQ-9999').waitFor()
})

it('退回要写理由；逐宗说明办了没有', async () => {
  const page = await open('/parcels?status=submitted&sort=-errors', 'liqiang')
  const [first, second] = await codes(page)
  await rows(page).nth(0).getByRole('checkbox').check()
  await rows(page).nth(1).getByRole('checkbox').check()
  expect(addressOf(page)).toBe(`/parcels?status=submitted&sort=-errors&sel=${first},${second}`)
  await page.getByRole('button', { name: '退回', exact: true }).click()
  await page.getByRole('button', { name: '预览退回' }).click()
  await page.getByRole('alert').getByText('至少 5 字').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByLabel(/^理由/).fill('空置面积与现场不符，请改正')
  await page.getByRole('button', { name: '预览退回' }).click()
  await page.getByRole('button', { name: '退回 2 宗' }).click()
  await page.getByText('已退回 2 宗').waitFor()
  await eventually(() => codes(page)).not.toContain(first)

  await page.goto(`${district.origin}/parcels/${cycle}/${first}?tab=history`)
  await page.getByText('理由：空置面积与现场不符，请改正').waitFor()
})

it('全选是整个筛选结果；办不了的在预览里说明原因，一宗也不动', async () => {
  const page = await open('/parcels?status=draft', 'liqiang')
  const total = await serverTotal(page, district, 'status=draft')
  await page.getByLabel('选择全部筛选结果').check()
  expect(addressOf(page)).toBe('/parcels?status=draft&sel=*')
  await page.getByText(`已选筛选结果 ${total} 宗`).waitFor()
  await page.getByRole('button', { name: '通过', exact: true }).click()
  await page.getByRole('button', { name: '预览通过' }).click()
  await page.getByText(`预览：${total} 宗中可通过 0 宗`).waitFor()
  await page.getByText('不办 当前状态不能这样变更').waitFor()
  expect(await page.getByRole('button', { name: /^通过/ }).count()).toBe(0)
  expect(await accessibilityFaults(page)).toEqual([])
})

it('成批通过：说明先写好审核通过，写进每一宗；清空了各宗保留自己的意见', async () => {
  const page = await open('/parcels?status=submitted', 'liqiang')
  const [first = '', second = ''] = await codes(page)
  const opinionOf = async (code: string): Promise<unknown> => {
    const response = await page.request.get(`${district.origin}/api/v1/parcels/${cycle}/${code}`)
    const { parcel } = parcelDetail.parse(await response.json())
    return parcel.fields.find(({ field }) => field === 'townOpinion')?.effective
  }
  const approve = async (code: string, words: string | null): Promise<void> => {
    await page.goto(`${district.origin}/parcels?status=submitted&q=${code}`)
    await rows(page).first().locator('[data-check]').click()
    await page.getByRole('button', { name: '通过', exact: true }).click()
    const field = page.getByLabel('说明（写入街镇审核意见；清空则各宗保留已填的意见）')
    expect(await field.inputValue()).toBe('审核通过')
    if (words !== null) await field.fill(words)
    await page.getByRole('button', { name: '预览通过' }).click()
    await page.getByRole('button', { name: '通过 1 宗' }).click()
    await page.getByText('已通过 1 宗').waitFor()
  }
  await approve(first, null)
  expect(await opinionOf(first)).toBe('审核通过')
  await approve(second, '')
  expect(await opinionOf(second)).toBe('属实')
})

it('没有符合条件的地块时说怎么办', async () => {
  const page = await openKept('/parcels?q=没有这样的地块', { as: 'zhoutao' })
  await page.getByText('没有符合条件的地块').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})

it('读取失败时说明原因，重试后有行', async () => {
  const page = await openConsole(browser, district, '/evaluations', { as: 'zhoutao' })
  await page.route('**/api/v1/parcels?*', (route) => route.abort())
  await page.getByRole('link', { name: '地块' }).click()
  await page.getByText('连接不上服务器').first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.unroute('**/api/v1/parcels?*')
  await page.getByRole('button', { name: '重试' }).first().click()
  await rows(page).first().locator('a').waitFor()
})

it('导出的台账读得回来，地块一宗不少', async () => {
  const page = await open('/parcels', 'wangfang')
  const total = await serverTotal(page, district, '')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出台账' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
  const stream = await download.createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  const workbook = await readWorkbook(new Uint8Array(Buffer.concat(chunks)))
  expect(JSON.stringify(workbook).match(/SJ-XQ-\d{4}/g)?.length ?? 0).toBeGreaterThanOrEqual(total)
})

it('地块从窄到宽页面都没有横向滚动，无障碍检查干净', async () => {
  const page = await open('/parcels?class=C,D')
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])
})
