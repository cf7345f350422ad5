import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { dayFromNow } from './progress-made.ts'

let browser: Browser
let district: District
const xinqiao = '310117105000'
const all = sampleDistrict(2025)
const some = [
  ...all.filter(({ townCode }) => townCode === xinqiao).slice(0, 12),
  ...all.filter(({ townCode }) => townCode !== xinqiao).slice(0, 6),
]

beforeAll(async () => {
  await ensureBuilt('console')
  browser = await launchChromium()
  district = await startDistrict({ parcels: some, draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('设定时限要先预览；逾期的数字通到地块；系统催办和催办函都留痕，街镇登录后看到，办完为止', async () => {
  const page = await openConsole(browser, district, '/progress?tab=dates', { as: 'zhoutao' })
  await page.getByRole('heading', { name: '全体时限' }).waitFor()
  await page.getByText('2025年度还没有设定时限').waitFor()
  await page.getByText('示例', { exact: true }).waitFor()
  await page.getByLabel('填报', { exact: true }).fill(dayFromNow(-7))
  await page.getByRole('button', { name: '预览变更' }).click()
  await page.getByRole('heading', { name: '设定时限：预览' }).waitFor()
  const preview = page.getByRole('region', { name: '设定时限：预览' })
  await preview.getByRole('row', { name: /填报.*已经过去/ }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await preview.getByRole('textbox').fill('第3次专班会议')
  await preview.getByRole('button', { name: '设定时限 5 个环节' }).click()
  await page.getByRole('heading', { name: '全体时限' }).waitFor()
  await page.getByRole('row', { name: /第3次专班会议/ }).waitFor()

  await page.getByRole('tab', { name: '街镇', exact: true }).click()
  const row = page.getByRole('row', { name: /新桥镇/ })
  await row.getByText(/^逾期/).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  const overdue = Number(await row.getByRole('cell').nth(7).innerText())
  await row.getByRole('cell').nth(7).getByRole('link').click()
  await page.getByRole('button', { name: '填报逾期未完成' }).waitFor()
  expect(addressOf(page)).toBe(`/parcels?town=${xinqiao}&progress=filing:overdue`)
  await page.getByText(`${overdue} 宗`).first().waitFor()

  await page.goto(`${district.origin}/progress?tab=remind`)
  await page.getByRole('heading', { name: '催办记录' }).waitFor()
  await page.getByRole('button', { name: '系统催办', exact: true }).click()
  await page.getByText('没有选催办对象。请在下面勾选。').waitFor()
  await page.getByRole('checkbox', { name: '选择 新桥镇' }).check()
  await page.getByRole('button', { name: '系统催办 1 个' }).click()
  await page.getByText('已催办 1 个对象，对方登录后可见，直到办完。').waitFor()
  await page.getByRole('checkbox', { name: '选择 新桥镇' }).check()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '出具催办函' }).click()
  const files = Object.keys(unzipSync(await readFile(await (await saved).path())))
  const year = dayFromNow(0).slice(0, 4)
  expect(files).toEqual([`催办〔${year}〕1号-新桥镇.pdf`, '催办函清单.xlsx'])
  await page.getByText('这一批催办函已制作完成').waitFor()
  await page.getByRole('row', { name: /书面/ }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  await page.goto(`${district.origin}/progress?tab=dates`)
  await page.getByRole('heading', { name: '全体时限' }).waitFor()
  await page.getByRole('button', { name: /^撤销\s*第 1 次变更$/ }).click()
  await page.getByLabel(/^理由/).fill('日期填错了')
  await page.getByRole('button', { name: '撤销第 1 次变更', exact: true }).last().click()
  await page.getByText('撤销第 1 次', { exact: true }).waitFor()
  await eventually(() => page.getByText('时限未定').count()).toBe(5)
})

it('街镇登录即见催办，去办理到还没有提交的地块；部门只有自己的名单', async () => {
  const page = await openConsole(browser, district, '/', { as: 'wangfang' })
  const notice = page.getByRole('region', { name: '催办' })
  await notice.getByText(/2025年度填报，\d+ 宗地块尚未提交/).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await notice.getByRole('link', { name: '去办理' }).click()
  await page.getByRole('button', { name: '填报未完成' }).waitFor()
  await notice.getByRole('button', { name: '稍后' }).click()
  await notice.waitFor({ state: 'detached' })
  const tax = await openConsole(browser, district, '/progress', { as: 'shuiwu' })
  await tax.getByRole('row', { name: /区税务局/ }).waitFor()
  expect(await tax.getByRole('tab').allInnerTexts()).toEqual(['部门'])
})
