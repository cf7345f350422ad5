import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { read, utils } from 'xlsx'
import { sampleDistrict } from '#server/demo/district.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'

let browser: Browser
let district: District

const parcels = sampleDistrict(2025).slice(0, 6)
const [code = ''] = parcels.map(({ parcel }) => String(parcel.parcelCode))

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels, draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('税务局按地块提供税金；专班申请导出，税务局看到待审批并批准，凭审批号导出一次，用完为止', async () => {
  const taxOffice = await openConsole(browser, district, '/department-data', { as: 'shuiwu' })
  await taxOffice.getByText('还没有导入过名单').waitFor()
  const heads = ['地块编码', '统一社会信用代码', '上缴税金总额（万元）']
  const csv = [heads, [code, '', '4321.09']].map((cells) => cells.join(',')).join('\n')
  await taxOffice
    .locator('input[type="file"]')
    .setInputFiles({ name: '按地块税金.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await taxOffice.getByRole('heading', { level: 1, name: '按地块税金.csv' }).waitFor()
  await taxOffice.getByRole('gridcell', { name: `${code} 按地块` }).click()
  await taxOffice.locator('.base-detail').getByText('（企业行合计）').waitFor()
  await taxOffice.getByRole('button', { name: '应用名单', exact: true }).click()
  const applying = taxOffice.getByRole('region', { name: '应用名单' })
  await applying.getByLabel(/^依据或理由/).fill('年度核定')
  await applying.getByRole('button', { name: '应用名单', exact: true }).click()
  await taxOffice.getByText('写入 1 行').waitFor()

  const page = await openConsole(browser, district, `/parcels/${cycle}/${encodeURIComponent(code)}`, { as: 'zhoutao' })
  await page.getByRole('tab', { name: '数据', exact: true }).click()
  const figures = page.getByRole('region', { name: '部门按地块核定的数' })
  await figures.getByText('4,321.09').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  await page.getByRole('link', { name: '地块', exact: true }).first().click()
  await page.getByRole('link', { name: '申请含核定值', exact: true }).click()
  const asking = page.getByRole('region', { name: '申请导出' })
  await asking.getByRole('button', { name: '提交申请', exact: true }).click()
  await asking.getByText('没有选核定值。').waitFor()
  await asking.getByLabel('上缴税金总额', { exact: true }).check()
  await asking.getByLabel(/^用途/).fill('报区政府专题会议核对亩均税收')
  expect(await accessibilityFaults(page)).toEqual([])
  await asking.getByRole('button', { name: '提交申请', exact: true }).click()
  await page
    .getByRole('row', { name: /第 1 号/ })
    .getByText('待审批')
    .waitFor()
  expect(await page.getByRole('button', { name: '审批第 1 号', exact: true }).count()).toBe(0)

  await taxOffice.reload()
  await taxOffice.getByRole('link', { name: /导出审批.*1\s*件待您审批/ }).click()
  await taxOffice.getByRole('heading', { level: 1, name: '导出审批' }).waitFor()
  await taxOffice.getByRole('button', { name: '审批第 1 号', exact: true }).click()
  const deciding = taxOffice.getByRole('region', { name: '审批第 1 号' })
  await deciding.getByLabel('可导出次数', { exact: true }).fill('99')
  await deciding.getByRole('button', { name: '批准', exact: true }).click()
  await deciding.getByText('可导出次数应为 1–20 的整数').waitFor()
  expect(await accessibilityFaults(taxOffice)).toEqual([])
  expect(await widthsThatOverflow(taxOffice)).toEqual([])
  await deciding.getByLabel('可导出次数', { exact: true }).fill('1')
  await deciding.getByRole('button', { name: '批准', exact: true }).click()
  await taxOffice
    .getByRole('row', { name: /第 1 号/ })
    .getByText('已批准')
    .waitFor()
  await eventually(() => taxOffice.getByText('1 件待您审批').count()).toBe(0)

  await page.reload()
  const link = page.getByRole('link', { name: '导出第 1 号', exact: true })
  await link.waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const book = read(await readFile(await download.path()))
  const text = JSON.stringify(Object.values(book.Sheets).map((sheet) => utils.sheet_to_json(sheet, { header: 1 })))
  expect(text).toContain('导出审批第 1 号')
  expect(text).toContain('（区税务局）')
  await page
    .getByRole('row', { name: /第 1 号/ })
    .getByText('已用完')
    .waitFor()
  expect(await link.count()).toBe(0)
})
