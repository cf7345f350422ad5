import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pushAs } from '#server/demo/seed.ts'
import { patchWorkbook } from '#workbook/patch.ts'
import { readWorkbook } from '#workbook/read.ts'
import { cellOf } from '#workbook/read-result.ts'
import { accessibilityFaults } from './accessibility.ts'
import { type ChosenFile, chosen, ledgerOf, parcelsOfXinqiao, strangers, zipped } from './bulk-upload-files.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'

let browser: Browser
let district: District
const parcels = parcelsOfXinqiao().slice(0, 8)
const codeAt = (index: number): string => String(parcels[index]?.parcel.parcelCode)

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels, draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

async function choose(page: Page, files: readonly ChosenFile[]): Promise<void> {
  await page.locator('input[type="file"][accept]').setInputFiles([...files])
}

async function isEnded(page: Page, state = '已完成'): Promise<void> {
  await page.locator('.page-head').getByText(state, { exact: true }).waitFor()
}

async function savedReport(page: Page): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载结果报告' }).click()
  return readFile(await (await download).path())
}

it('一批文件：好的、不是表的、有错的、有冲突的，逐行有结果；报告改好再传，上次的问题已解决', async () => {
  const page = await openConsole(browser, district, '/', { as: 'wangfang' })
  await page.getByRole('link', { name: '批量上传', exact: true }).click()
  await page.getByText(`${cycle}年度还没有批量上传过`).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  const fields = { floorArea: 12_345 }
  const row = {
    form: 'parcel-self-assessment',
    key: { cycle, parcelCode: codeAt(3) },
    baseRevision: 1,
    fields,
  } as const
  await pushAs(district.server.service, district.actor('zhoutao'), 'of the 专班', [row])
  await choose(page, [
    await ledgerOf('一.xlsx', parcels.slice(0, 1), { selfNote: '批量上传的补充说明' }),
    zipped('其余.zip', [await ledgerOf('二/二.xlsx', parcels.slice(1, 2)), ...strangers]),
    await ledgerOf('有错.xlsx', parcels.slice(2, 3), { floorArea: { raw: '一万六' } }),
    await ledgerOf('有冲突.xlsx', parcels.slice(3, 4), { floorArea: 20_000 }),
  ])
  await page.getByRole('heading', { level: 1, name: /的上传$/ }).waitFor()
  await isEnded(page)
  await page.getByText('跳过 1 个临时文件和系统文件').waitFor()
  await page.getByText('6 个文件，已受理 4，未受理 2').waitFor()
  await page.getByRole('grid', { name: '各行结果' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  await page.getByRole('combobox', { name: '问题' }).selectOption('须改正')
  await page
    .getByRole('gridcell', { name: codeAt(2) })
    .first()
    .click()
  const detail = page.locator('.base-detail')
  await detail.getByText('填写的内容：一万六').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await detail.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '清除筛选' }).click()
  await page.getByRole('combobox', { name: '结果' }).selectOption({ index: 4 })
  await page
    .getByRole('gridcell', { name: codeAt(3) })
    .first()
    .click()
  await detail.getByText(/已改为“12345”/).waitFor()
  await detail.getByRole('link', { name: '处理冲突' }).waitFor()

  await page.getByRole('tab', { name: '文件' }).click()
  await page.getByText('其余.zip/网页另存.xlsx', { exact: true }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  const report = await savedReport(page)
  const read = await readWorkbook(report)
  const faulty = read.rows.find(({ parcelCode, uscc }) => parcelCode === codeAt(2) && uscc === null)
  if (faulty === undefined) throw new Error('the faulty row is not in the report')
  const cell = cellOf(read, faulty, 'floorArea') ?? ''
  const fixed = patchWorkbook(report, [{ sheet: faulty.sheet, cell, value: parcels[2]?.parcel.floorArea as number }])
  await page.getByRole('link', { name: '返回批量上传' }).click()
  await page.getByRole('heading', { level: 1, name: '批量上传' }).waitFor()
  await choose(page, [chosen('改好.xlsx', fixed)])
  await page.getByRole('heading', { level: 1, name: /的上传$/ }).waitFor()
  await isEnded(page)
  await page.getByRole('tab', { name: '上次问题' }).click()
  await page.getByRole('gridcell', { name: '已解决' }).first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
})

it('连接断了自动重试；刷新之后选同一批文件接着传，已收到的不重复；取消的，已写入的保留', async () => {
  const page = await openConsole(browser, district, '/uploads', { as: 'wangfang' })
  await page.getByRole('heading', { level: 1, name: '批量上传' }).waitFor()
  const files = await Promise.all(parcels.slice(4, 8).map((one, index) => ledgerOf(`第${index}份.xlsx`, [one])))
  const sending = '**/api/v1/upload-runs/*/files'
  let sent = 0
  await page.route(sending, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    sent += 1
    return sent === 1 ? route.continue() : route.abort()
  })
  await choose(page, files)
  await page.getByText('连接中断，正在自动重试').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByText('4 个文件，已受理 1，未收到 3').waitFor()
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.getByText('上传中断，还有 3 个文件没有收到。').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.unroute(sending)
  await choose(page, files)
  await isEnded(page)
  await page.getByText('4 个文件，已受理 4').waitFor()
  await page.getByText('1 个早已收到或内容相同，没有重复上传').waitFor()

  await page.getByRole('link', { name: '返回批量上传' }).click()
  await page.getByRole('heading', { level: 1, name: '批量上传' }).waitFor()
  await page.route(sending, (route) => (route.request().method() === 'POST' ? new Promise(() => {}) : route.continue()))
  await choose(page, files)
  await page.getByRole('heading', { level: 1, name: /的上传$/ }).waitFor()
  await page.getByRole('button', { name: '取消' }).click()
  await isEnded(page, '已取消')
  await page.getByText('取消之前已写入的都保留').waitFor()
})
