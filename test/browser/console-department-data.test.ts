import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { accessibilityFaults } from './accessibility.ts'
import { type BaseFile, gbkFile, workbookFile } from './base-map-files.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'

let browser: Browser
let district: District

const parcels = sampleDistrict(2025).slice(0, 12)
const codes = parcels.map(({ parcel }) => String(parcel.parcelCode))
const [dangerous = '', mistyped = ''] = [codes[1], codes[2]]

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels, draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

async function bring(page: Page, { name, bytes }: BaseFile): Promise<void> {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
}

async function act(page: Page, name: string, reason: string): Promise<void> {
  const form = page.getByRole('region', { name })
  await form.getByLabel(/^依据或理由/).fill(reason)
  await form.getByRole('button', { name, exact: true }).click()
}

const headings = ['地块编码', '房屋安全隐患', '房屋安全依据', '安全生产条件']

it('区建管委的一份名单：上传、看匹配、选定候选、应用、声明完整、地块上看得到来历；声明之后不能撤销名单，撤销声明后可以', async () => {
  const page = await openConsole(browser, district, '/', { as: 'jianguan' })
  await page.getByRole('link', { name: '部门数据', exact: true }).click()
  await page.getByText('还没有导入过名单').waitFor()
  expect(await page.getByRole('link', { name: /^下载模板：部门核定-区建管委/ }).getAttribute('href')).toContain(
    encodeURIComponent('部门核定-区建管委.xlsx'),
  )
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  await bring(
    page,
    gbkFile('不是名单.csv', [
      ['名称', '备注'],
      ['甲', '乙'],
    ]),
  )
  await page.getByRole('alert').waitFor()
  await bring(
    page,
    await workbookFile('房屋安全排查.xlsx', [
      headings,
      [dangerous, '重大', '沪房鉴〔2026〕1号', ''],
      [`${mistyped}7`, '一般', '', ''],
      [codes[3] ?? '', '很严重', '现场检查', '不符合'],
      ['', '一般', '', ''],
    ]),
  )
  await page.getByRole('heading', { level: 1, name: '房屋安全排查.xlsx' }).waitFor()
  await page.getByText('已匹配 2，匹配不上 1，不予导入 1').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('gridcell', { name: '匹配不上' }).click()
  const detail = page.locator('.base-detail')
  await detail.getByText('编码相近').first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await detail.getByRole('button', { name: new RegExp(`^选用 ${mistyped}`) }).click()
  await page.getByText('已匹配 2，人工选定 1，不予导入 1').waitFor()

  // 读不了的值：在哪一格，为什么。
  await page.getByRole('combobox', { name: '只看' }).selectOption('有未采用的值')
  await page.getByRole('gridcell', { name: codes[3] ?? '' }).click()
  await detail.getByText('很严重').first().waitFor()
  await detail.getByText('“安全生产条件”不由区建管委核定，没有写入。').waitFor()
  await detail.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('combobox', { name: '只看' }).selectOption('')

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载匹配报告' }).click()
  expect((await download).suggestedFilename()).toMatch(/^部门名单匹配报告-区建管委-2025-\d{8}\.xlsx$/)

  await page.getByRole('button', { name: '应用名单' }).click()
  const form = page.getByRole('region', { name: '应用名单' })
  await form.getByText(/写入 2025年度 3 行的部门核定值/).waitFor()
  await form.getByRole('button', { name: '应用名单', exact: true }).click()
  await form.getByRole('alert').getByText('至少 2 字').waitFor()
  await act(page, '应用名单', '2026 年房屋安全排查')
  await page.locator('.page-head').getByText('已应用').waitFor()
  await page.getByText(/写入 3 行/).waitFor()

  await page.getByRole('link', { name: '返回部门数据' }).click()
  await page.getByRole('tab', { name: '名单完整' }).click()
  const line = page.getByRole('row').filter({ hasText: '房屋安全隐患' }).first()
  await line.getByRole('button', { name: '声明完整：房屋安全隐患' }).click()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  const declaring = page.getByRole('region', { name: '声明名单完整' })
  await declaring.getByLabel(/^依据或理由/).fill('沪建管〔2026〕5号，全覆盖排查')
  await declaring.getByRole('button', { name: '声明“房屋安全隐患”名单完整' }).click()
  await page.getByRole('region', { name: '声明记录' }).getByText('沪建管〔2026〕5号，全覆盖排查').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  await page.goto(`${district.origin}/department-data`)
  await page.getByRole('link', { name: '房屋安全排查.xlsx', exact: true }).click()
  await page.getByRole('button', { name: '撤销这份名单' }).click()
  await act(page, '撤销这份名单', '名单有误')
  await page.getByText('其后声明了“房屋安全隐患”的名单完整').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  await page.goto(`${district.origin}/parcels/${cycle}/${codes[5]}?tab=history`)
  await page.getByText('房屋安全隐患').first().waitFor()
  await page.getByText('部门声明名单完整').first().waitFor()

  await page.goto(`${district.origin}/department-data?tab=complete`)
  await page.getByRole('button', { name: '撤销声明：房屋安全隐患' }).click()
  const revoking = page.getByRole('region', { name: '撤销声明' })
  await revoking.getByLabel(/^依据或理由/).fill('排查有遗漏')
  await revoking.getByRole('button', { name: '撤销“房屋安全隐患”的声明' }).click()
  await page.getByText(/已撤销：.*排查有遗漏/).waitFor()
  await page.getByRole('tab', { name: '名单导入' }).click()
  await page.getByRole('link', { name: '房屋安全排查.xlsx', exact: true }).click()
  await page.getByRole('button', { name: '撤销这份名单' }).click()
  await act(page, '撤销这份名单', '名单有误')
  await page.locator('.page-head').getByText('已撤销').waitFor()
})

it('区专班只查看；别的部门只看到自己的；街镇只有差异和异议，企业没有这一页；读不到时可以重试', async () => {
  const viewer = await openConsole(browser, district, '/department-data', { as: 'zhoutao' })
  await viewer.getByRole('link', { name: '房屋安全排查.xlsx', exact: true }).click()
  await viewer.getByRole('heading', { level: 1, name: '房屋安全排查.xlsx' }).waitFor()
  await viewer.getByText('已匹配 2，人工选定 1').waitFor()
  expect(await viewer.getByRole('button', { name: /应用名单|撤销这份名单/ }).count()).toBe(0)
  await viewer.goto(`${district.origin}/department-data?tab=complete`)
  await viewer.getByRole('row').filter({ hasText: '区应急局' }).first().waitFor()
  await viewer.getByRole('link', { name: '房屋安全隐患' }).first().click()
  await viewer.getByRole('link', { name: '显示全部字段' }).waitFor()
  expect(await viewer.getByRole('row').filter({ hasText: '区应急局' }).count()).toBe(0)
  expect(await viewer.getByRole('button', { name: /^声明完整/ }).count()).toBe(0)
  expect(await accessibilityFaults(viewer)).toEqual([])

  const tax = await openConsole(browser, district, '/department-data', { as: 'shuiwu' })
  await tax.getByText('还没有导入过名单').waitFor()

  const town = await openConsole(browser, district, '/department-data', { as: 'wangfang' })
  await town.getByRole('tab', { name: '差异' }).waitFor()
  expect(await town.getByRole('tab', { name: /^名单/ }).count()).toBe(0)
  const firm = await openConsole(browser, district, '/department-data', { as: 'qiye' })
  await firm.getByRole('heading', { name: '无权查看' }).waitFor()

  const narrow = await openConsole(browser, district, '/department-data', { as: 'jianguan', width: 350 })
  await narrow.getByRole('link', { name: '房屋安全排查.xlsx', exact: true }).waitFor()
  expect(await widthsThatOverflow(narrow)).toEqual([])
  await narrow.route('**/api/v1/department-data/declarations?*', (route) => route.abort())
  await narrow.getByRole('tab', { name: '名单完整' }).click()
  const retry = narrow.getByRole('button', { name: '重试' })
  await retry.waitFor()
  expect(await accessibilityFaults(narrow)).toEqual([])
  await narrow.unroute('**/api/v1/department-data/declarations?*')
  await retry.click()
  await narrow.getByRole('button', { name: '声明完整：房屋安全隐患' }).waitFor()
})
