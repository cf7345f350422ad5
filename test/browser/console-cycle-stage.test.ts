import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { pdf } from '../server/attachments/files.ts'
import { temporaryFolder } from '../server/temporary.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import { evaluatedYear } from './cycle-stage-made.ts'
import { type District, startDistrict } from './district.ts'

const parcels = sampleDistrict(2025)
const code = String(parcels[0]?.parcel.parcelCode)
const other = String(parcels[1]?.parcel.parcelCode)
let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels })
  await evaluatedYear(district)
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const scan = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(pdf) })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function upload(page: Page, label: string, name: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).setInputFiles(scan(name))
  await page.getByRole('list', { name: '已选材料' }).getByText(name).waitFor()
}

it('从评估到归档：审核、材料包、意见、审定、归档包；归档包离线打开、查找、核验', async () => {
  const page = await openConsole(browser, district, '/stages', { as: 'zhoutao' })
  await page.getByRole('heading', { name: '下一步：公示' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await button(page, '区专班审核（不经公示）').click()
  await page.getByLabel('理由', { exact: true }).fill('本年度为试评，不公示')
  await upload(page, '上传会议纪要', '专班会议纪要.pdf')
  await button(page, '确认区专班审核（不经公示）').click()
  await page.getByRole('heading', { name: '下一步：报市级联合研判' }).waitFor()
  await page.getByText('理由：本年度为试评，不公示').waitFor()

  await page.getByRole('tab', { name: '研判' }).click()
  await page.getByText(/^例外放行：/).waitFor()
  await button(page, '生成材料包').click()
  await page.getByRole('link', { name: '下载', exact: true }).waitFor()
  await page.getByLabel('回执号', { exact: true }).fill('市平台-2026-0017')
  await button(page, '登记报送材料包第 1 号').click()
  await page.getByText('回执号 市平台-2026-0017').waitFor()
  const entry = page.getByRole('form', { name: '逐宗登记意见' })
  await entry.getByLabel('地块编码').fill(other)
  await entry.getByLabel('调整后类别').selectOption('D')
  await button(page, '登记这宗的意见').click()
  await page.getByText('调整要写明理由').waitFor()
  await entry.getByLabel('理由').fill('市级认定长期空置')
  await button(page, '登记这宗的意见').click()
  await page.getByRole('cell', { name: '市级认定长期空置' }).waitFor()
  await page.getByLabel(/^其余地块均同意/).fill('市级联合研判会议纪要〔2026〕3号')
  await button(page, '登记其余均同意').click()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  await page.getByRole('tab', { name: '审定' }).click()
  await page.getByLabel('文件名称', { exact: true }).fill('关于2025年度评估结果的批复')
  await page.getByLabel('文号', { exact: true }).fill('示例〔2026〕8号')
  await upload(page, '上传审定文件', '批复.pdf')
  await page.getByLabel('文件中的调整（没有则留空）').fill(`${code} C`)
  await button(page, '登记审定').click()
  await page.getByText('第 1 行没有理由。').waitFor()
  await page.getByLabel('文件中的调整（没有则留空）').fill('')
  await button(page, '登记审定').click()
  await page.getByRole('heading', { name: '2026年11月22日审定' }).waitFor()
  await page.getByText(/与评估结果不同 1 宗/).waitFor()

  await page.getByRole('tab', { name: '归档' }).click()
  await button(page, '生成归档包').click()
  const link = page.getByRole('link', { name: /^下载（/ })
  await link.waitFor({ timeout: 15_000 })
  expect(await accessibilityFaults(page)).toEqual([])
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  await page.getByRole('tab', { name: '阶段' }).click()
  await button(page, '归档').click()
  await button(page, '确认归档').click()
  await page.getByText('2025年度 处于归档阶段').waitFor()
  await page.close()
  await opensOffline(await readFile((await download.path()) ?? ''))
})

async function opensOffline(zip: Uint8Array): Promise<void> {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(unzipSync(zip))) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  const context = await browser.newContext({ offline: true })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('request', (request) => request.url().startsWith('file:') || faults.push(request.url()))
  await page.goto(pathToFileURL(join(folder, 'index.html')).href)
  await page.getByText(`共 ${parcels.length} 宗，符合 ${parcels.length} 宗`).waitFor()
  await page.getByLabel('查找').fill(other.toLowerCase())
  await page.getByText(`共 ${parcels.length} 宗，符合 1 宗`).waitFor()
  await page.getByRole('link', { name: other }).click()
  await page.getByRole('heading', { level: 2, name: new RegExp(other) }).waitFor()
  await page.getByText('研判调整：市级认定长期空置').waitFor()
  await page.goto(pathToFileURL(join(folder, 'verify.html')).href)
  await page.getByLabel('选择文件夹').setInputFiles(folder)
  await page.getByText(/^通过：/).waitFor()
  expect(faults).toEqual([])
  await context.close()
}
