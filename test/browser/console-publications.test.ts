import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { pdf } from '../server/attachments/files.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { evaluatedFormally } from './publication-stage.ts'

let browser: Browser
let district: District

const all = sampleDistrict(2025)
const ofTown = (parcel: (typeof all)[number]): boolean => parcel.townCode === '310117105000'
/** The firm that signs in owns the first: one of 新桥镇. */
const parcels = [...all.filter(ofTown).slice(0, 2), ...all.filter((parcel) => !ofTown(parcel)).slice(0, 4)]
const code = String(parcels[0]?.parcel.parcelCode)

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels, draft: false })
  await evaluatedFormally(district.server.service, parcels)
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

/** Presses an act, fills what it asks, and runs it. */
async function act(page: Page, name: string, note = ''): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const form = page.getByRole('region', { name, exact: true })
  await form.locator('textarea').waitFor()
  if (note !== '') await form.locator('textarea').fill(note)
  await form.getByRole('button', { name, exact: true }).click()
}

it('区专班公示，企业带盖章凭证提异议，街镇提意见，区专班决定并答复，企业看到答复', async () => {
  const office = await openConsole(browser, district, '/publications', { as: 'zhoutao' })
  await office.getByText('年度还没有公示').waitFor()
  await office.getByText(/^例外放行：正式评估时标准仍为“示例”/).waitFor()
  await office.getByRole('button', { name: '生成公示', exact: true }).click()
  await office.getByLabel('公示期（工作日）').fill('99')
  await office.getByRole('button', { name: '生成草稿', exact: true }).click()
  await office.getByRole('alert').getByText('公示期应为 1–30').waitFor()
  expect(await accessibilityFaults(office)).toEqual([])
  await office.getByLabel('公示期（工作日）').fill('5')
  await office.getByRole('button', { name: '生成草稿', exact: true }).click()
  await office.getByRole('heading', { level: 1, name: '公示第 1 号' }).waitFor()
  await act(office, '核对无误')
  await office.locator('.page-head').getByText('已核对').waitFor()
  await act(office, '发布公示')
  await office.locator('.page-head').getByText('公示中').waitFor()
  await office.getByRole('row').filter({ hasText: code }).waitFor()
  expect(await accessibilityFaults(office)).toEqual([])
  expect(await widthsThatOverflow(office)).toEqual([])
  const download = office.waitForEvent('download')
  await office.getByRole('link', { name: 'Excel 名单' }).click()
  expect((await download).suggestedFilename()).toBe('公示-松江区-2025-第1号.xlsx')

  const firm = await openConsole(browser, district, '/publications', { as: 'qiye' })
  await firm.getByRole('link', { name: '公示第 1 号' }).click()
  await firm.getByRole('button', { name: new RegExp(`^提出异议\\s*${code}$`) }).click()
  const objecting = firm.getByRole('region', { name: `对 ${code} 提出异议` })
  await objecting.getByLabel('评估所用数据', { exact: true }).check()
  await objecting.getByLabel(/^事实和理由/).fill('空置面积已重新出租，与核定数不符')
  expect(await accessibilityFaults(firm)).toEqual([])
  await objecting.getByRole('button', { name: '下一步：上传凭证', exact: true }).click()
  await firm.getByRole('heading', { level: 1, name: `${code} 的公示异议` }).waitFor()
  await firm
    .locator('input[type="file"]')
    .setInputFiles({ name: '异议申请（盖章）.pdf', mimeType: 'application/pdf', buffer: pdf })
  await firm.getByRole('link', { name: '异议申请（盖章）.pdf' }).waitFor()
  await act(firm, '提出异议')
  await firm.locator('.page-head').getByText('已受理，待街镇意见').waitFor()
  expect(await widthsThatOverflow(firm)).toEqual([])

  const town = await openConsole(browser, district, '/objections', { as: 'wangfang' })
  await town.getByRole('link', { name: code }).click()
  await town.getByRole('heading', { level: 1, name: `${code} 的公示异议` }).waitFor()
  await act(town, '提出街镇意见', '现场核实，空置部分已出租')
  await town.locator('.page-head').getByText('街镇已提意见').waitFor()

  await office.goto(`${district.origin}/objections?only=mine`)
  await office.getByRole('link', { name: code }).click()
  await office.getByRole('heading', { level: 1, name: `${code} 的公示异议` }).waitFor()
  await office.getByRole('button', { name: '作出决定', exact: true }).click()
  const deciding = office.getByRole('region', { name: '作出决定', exact: true })
  await deciding.getByLabel('决定', { exact: true }).selectOption('采纳')
  await deciding.getByLabel(/^理由/).fill('按现状更正空置面积')
  expect(await accessibilityFaults(office)).toEqual([])
  await deciding.getByRole('button', { name: '作出决定', exact: true }).click()
  await office.locator('.page-head').getByText('已决定，未答复').waitFor()
  await act(office, '答复企业')
  await office.locator('.page-head').getByText('已答复').waitFor()
  await office.goto(`${district.origin}/objections`)
  await office.getByText(`已采纳 1 件，待重新评估 1 宗：${code}`).waitFor()
  expect(await accessibilityFaults(office)).toEqual([])
  expect(await widthsThatOverflow(office)).toEqual([])

  await firm.reload()
  await firm.getByRole('region', { name: '意见和决定' }).getByText('按现状更正空置面积').waitFor()
  expect(await accessibilityFaults(firm)).toEqual([])
})
