import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { boundaryOf } from '#server/db/filing-documents.ts'
import { pdf } from '../server/attachments/files.ts'
import { temporaryFolder } from '../server/temporary.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, signedIn, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { drawing, square } from './drawings.ts'
import { seedFiling } from './filings.ts'
import { keptConsoles } from './kept-console.ts'

let browser: Browser
let district: District
const openKept = keptConsoles(
  () => browser,
  () => district,
)

const fixtures = join(import.meta.dirname, '../fixtures/boundaries')
const day = '2026-11-20'

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ draft: false, parcels: [] })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

/** The documents of a filing that was just made, with 10,000.00 m² unless told otherwise. */
async function documents(squareMetres = 10_000): Promise<{ readonly page: Page; readonly id: string }> {
  const { id } = await seedFiling(district, day, { 改造前土地面积: squareMetres, 改造后土地面积: squareMetres })
  const page = await openKept(`/filings/${id}?tab=documents`, { as: 'zhoutao' })
  await page.getByRole('heading', { name: '必备材料' }).waitFor()
  return { page, id }
}

async function choose(page: Page, name: string, buffer: Buffer, label = '四至范围矢量图'): Promise<void> {
  await page.getByLabel(`上传${label}`).setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}

async function read(page: Page, crs: '4490' | '4549' | '4528' | 'local'): Promise<void> {
  await page.getByLabel('文件的坐标系').selectOption(crs)
  await page.getByRole('button', { name: '上传并读取' }).click()
}

const card = (page: Page, name: string) => page.getByRole('region', { name: `四至范围：${name}` })
const fact = (page: Page, name: string, term: string) => card(page, name).locator(`dt:text-is("${term}") + dd`)
const refused = (page: Page) => page.locator('.upload').getByRole('alert')

/** What was stored beside the file of a filing's only boundary. */
async function stored(id: string) {
  const { service } = district.server
  const { code } = service.district
  return service.database.read(async (db) => {
    const { sha256 } = await db
      .selectFrom('filing_document')
      .select('sha256')
      .where('filing', '=', id)
      .where('kind', '=', 'boundary')
      .executeTakeFirstOrThrow()
    const text = await boundaryOf(db, code, id, sha256)
    return { sha256, boundary: text === null ? null : (JSON.parse(text) as { shapes: readonly unknown[] }) }
  })
}

it('多图层 DXF：先问坐标系，再问图层，选过的不用重选；面积、界址点、示意图出来', async () => {
  const { page } = await documents()
  await choose(page, '四至范围.dxf', Buffer.from(drawing({ 界址线: square(612_000), 建筑: square(612_010, 50) })))
  await read(page, '4549')
  await refused(page).getByText('2 个图层有闭合线：界址线、建筑').waitFor()
  const layers = page.getByLabel('界址线所在的图层')
  expect(await layers.locator('option').allInnerTexts()).toEqual(['请选择', '界址线', '建筑'])
  expect(await page.getByLabel('文件的坐标系').inputValue()).toBe('4549')
  await page.getByRole('button', { name: '上传并读取' }).click()
  await page.getByText('没有选择图层。请选择界址线所在的图层。').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await layers.selectOption('界址线')
  await page.getByRole('button', { name: '上传并读取' }).click()
  await card(page, '四至范围.dxf').waitFor()
  expect(await fact(page, '四至范围.dxf', '平面面积').innerText()).toBe('10,000.00 m²')
  expect(await fact(page, '四至范围.dxf', '界址点').innerText()).toBe('4')
  await card(page, '四至范围.dxf')
    .getByText('+0.00')
    .or(card(page, '四至范围.dxf').getByText('0.00 m²（0.00%）'))
    .waitFor()
  expect(
    await card(page, '四至范围.dxf')
      .getByRole('img', { name: /示意图/ })
      .locator('path')
      .count(),
  ).toBe(2)
})

it('地方坐标系：参数不全不受理；按参数读取，原坐标不改，面积与申报相比，画出示意图', async () => {
  const { page, id } = await documents(10_020)
  // North first, as a survey writes it, in a grid of its own.
  const local = [
    [12_000, -8000],
    [12_000, -7900],
    [12_100, -7900],
    [12_100, -8000],
  ]
  const file = Buffer.from(JSON.stringify({ type: 'Polygon', coordinates: [[...local, local[0]]] }))
  await choose(page, '四至范围.geojson', file)
  await read(page, 'local')
  await page.getByText('地方坐标系的参数不全').waitFor()
  for (const [label, text] of [
    ['坐标系名称', '示例地方坐标系'],
    ['参数来源（单位、文号）', '示例测绘院 测函〔2026〕1号'],
    ['东向平移（m）', '620,000'],
    ['北向平移（m）', '3,420,000'],
    ['旋转（角秒）', '36'],
    ['尺度（百万分之一）', '-4.5'],
  ] as const) {
    await page.getByLabel(label).fill(text)
  }
  await page.getByLabel('坐标次序').selectOption('north-east')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '上传并读取' }).click()
  const name = '四至范围.geojson'
  await card(page, name).waitFor()
  expect(await fact(page, name, '坐标系').innerText()).toBe('示例地方坐标系')
  expect(await fact(page, name, '平面面积').innerText()).toBe('10,000.00 m²')
  await card(page, name)
    .getByText(/-20\.00 m²（-0\.20%）|−20\.00 m²（−0\.20%）/)
    .waitFor()
  expect(await card(page, name).getByText('不在松江区内').count()).toBe(0)
  expect(
    await card(page, name)
      .getByRole('img', { name: /示意图/ })
      .count(),
  ).toBe(1)
  const { sha256, boundary } = await stored(id)
  expect(boundary?.shapes).toMatchObject([{ polygon: { outer: local, holes: [] } }])
  const download = await page.request.get(`${district.origin}/api/v1/filings/${id}/documents/${sha256}`)
  expect((await download.body()).equals(file)).toBe(true)
})

it.each([
  ['GeoJSON 经纬度', 'gdal-4490.geojson', '4490', '椭球面积', '13,595.59 m²'],
  ['Shapefile（GBK 文件名）', 'gdal-4549-gbk.zip', '4549', '平面面积', '13,600.00 m²'],
  ['Shapefile 带带号', 'gdal-4528.zip', '4528', '平面面积', '13,600.00 m²'],
] as const)('%s：按所选坐标系算出面积', async (_, name, crs, term, area) => {
  const { page } = await documents(13_600)
  await choose(page, name, readFileSync(join(fixtures, name)))
  await read(page, crs)
  await card(page, name).waitFor()
  expect(await fact(page, name, term).innerText()).toBe(area)
  expect(await fact(page, name, '坐标系').innerText()).toBe(`EPSG:${crs}`)
})

it('文件注明的坐标系与所选不符：不受理，说明两边各是什么，改选后读出', async () => {
  const { page } = await documents(13_600)
  await choose(page, '四至.zip', readFileSync(join(fixtures, 'gdal-4549-gbk.zip')))
  await read(page, '4490')
  await refused(page).getByText('所选为 EPSG:4490').waitFor()
  await read(page, '4549')
  await card(page, '四至.zip').waitFor()
})

it('DWG：按内容认出，只作附件保存，如实说明没有核对面积', async () => {
  const { page } = await documents()
  const bytes = Buffer.concat([Buffer.from('AC1032'), Buffer.alloc(2000, 7)])
  await choose(page, '四至范围.dwg', bytes)
  await card(page, '四至范围.dwg').waitFor()
  await card(page, '四至范围.dwg').getByText('系统不读取其中的坐标，面积未核对').waitFor()
  expect(await fact(page, '四至范围.dwg', '坐标系').innerText()).toBe('未读取')
  expect(await accessibilityFaults(page)).toEqual([])
})

it.each([
  ['改名为 .dwg 的文本', '说明.dwg', Buffer.from('这是一份说明文字'), '文件不是四至范围矢量图'],
  ['改名为 .dwg 的 PDF', '权证.dwg', pdf, '文件是 PDF，没有读取'],
])('%s：不受理并说明原因', async (_, name, bytes, reason) => {
  const { page, id } = await documents()
  await choose(page, name, bytes)
  await refused(page).getByText(reason).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.reload()
  await page.getByRole('heading', { name: '必备材料' }).waitFor()
  expect(await card(page, name).count()).toBe(0)
  await expect(stored(id)).rejects.toThrow('no result')
})

it('类型不对、过大：不受理并说明能收什么、多大为限', async () => {
  const { page } = await documents()
  await choose(page, '权证.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), '土地权证')
  await refused(page).getByText('附件不是PDF、JPEG 图片').waitFor()
  await page.reload()
  const large = join(temporaryFolder(), '权证.pdf')
  writeFileSync(large, Buffer.concat([pdf, Buffer.alloc(51 * 1024 * 1024, 32), pdf]))
  await page.getByLabel('上传土地权证').setInputFiles(large)
  await refused(page).getByText('附件超过 50 MB，没有保存').waitFor({ timeout: 30_000 })
  await page.reload()
  const drawn = join(temporaryFolder(), '四至范围.dxf')
  writeFileSync(
    drawn,
    Buffer.concat([Buffer.from(drawing({ 界址线: square(612_000) })), Buffer.alloc(21 * 1024 * 1024, 32)]),
  )
  await page.getByLabel('上传四至范围矢量图').setInputFiles(drawn)
  await read(page, '4549')
  await refused(page).getByText('四至范围文件超过 20 MB，没有读取').waitFor({ timeout: 30_000 })
})

it('下载：项目单位、区里、审计得到原样的附件，不在页面里打开；无关的部门、未登录的人得不到', async () => {
  const { page, id } = await documents()
  await choose(page, '四至范围.geojson', readFileSync(join(fixtures, 'gdal-4490.geojson')))
  await read(page, '4490')
  await card(page, '四至范围.geojson').waitFor()
  const { sha256 } = await stored(id)
  const address = `/api/v1/filings/${id}/documents/${sha256}`
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: '四至范围.geojson' }).first().click()
  expect((await waiting).suggestedFilename()).toBe('四至范围.geojson')
  const own = await page.request.get(district.origin + address)
  expect(own.headers()).toMatchObject({
    'content-disposition': expect.stringContaining('attachment'),
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  for (const [username, status] of [
    ['shuiwu', 404],
    ['qiye', 200],
    ['shenji', 200],
  ] as const) {
    const other = await signedIn(browser, district, username)
    expect((await other.request.get(district.origin + address)).status(), username).toBe(status)
  }
  const nobody = await openConsole(browser, district, '/')
  expect((await nobody.request.get(district.origin + address)).status()).toBe(401)
})
