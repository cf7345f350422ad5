import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pdf } from '../server/attachments/files.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import type { District } from './district.ts'
import { decidedDistrict } from './letter-stage.ts'

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await decidedDistrict()
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('专班改模板、出具一批、登记送达、作废重出；企业看到自己的函件并下载', async () => {
  const page = await openConsole(browser, district, '/letters?tab=templates', { as: 'zhoutao' })
  await page.getByRole('button', { name: '打开、修改 评估结果告知书' }).click()
  const editor = page.getByRole('region', { name: '评估结果告知书模板' })
  const body = editor.getByLabel(/^正文/)
  await body.fill('{{受送达单位}}：\n地块{{地块}}评为{{类别}}。')
  await editor.getByText('正文第 2 行第 3 个字：没有“地块”这个占位符，请从清单中选择。').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await body.fill('{{受送达单位}}：\n地块{{地块编码}}评为 {{类别}}。\n{{失分情况}}')
  await editor.getByRole('button', { name: '用真实地块预览' }).click()
  await editor
    .getByRole('article')
    .getByText(/评为 .+ 类。/)
    .waitFor()
  await editor.getByLabel('生效日').fill('2026-11-22')
  await editor.getByLabel('修改说明').fill('本区文本')
  await editor.getByRole('button', { name: '发布新版本' }).click()
  await page.getByText('模板第 1 版').first().waitFor()

  await page.getByRole('tab', { name: '出具' }).click()
  await page.getByLabel('街镇', { exact: true }).selectOption('310117105000')
  await page.getByRole('button', { name: '出具 3 份' }).click()
  await page.getByRole('table').first().getByText('松产评告〔2026〕1号 至 松产评告〔2026〕3号').first().waitFor()
  await page.getByText('已出具 松产评告〔2026〕1号').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  await page.getByRole('tab', { name: '函件', exact: true }).click()
  await page.getByRole('link', { name: '松产评告〔2026〕1号', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '松产评告〔2026〕1号' }).waitFor()
  await page.getByRole('button', { name: '登记送达' }).click()
  const form = page.getByRole('form', { name: '登记送达' })
  await form.getByRole('button', { name: '保存送达' }).click()
  await form.getByRole('alert').getByText('请填写送达日期。').waitFor()
  await form.getByLabel('送达日期').fill('2026-11-22')
  await form.getByLabel('送达方式').selectOption('邮寄')
  await form.getByLabel('签收人').fill('收发室')
  await form.getByRole('button', { name: '保存送达' }).click()
  await page.locator('.page-head').getByText('已送达').waitFor()
  await page.locator('input[type="file"]').setInputFiles({ name: '回证.pdf', mimeType: 'application/pdf', buffer: pdf })
  await page.getByRole('link', { name: '回证.pdf' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  await page.getByRole('button', { name: '作废', exact: true }).click()
  const voiding = page.getByRole('region', { name: '作废函件' })
  await voiding.getByLabel(/^作废理由/).fill('收件单位有误')
  await voiding.getByRole('button', { name: '作废', exact: true }).click()
  await page.getByRole('link', { name: '松产评告〔2026〕4号', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '松产评告〔2026〕4号' }).waitFor()
  await page.getByText('代替已作废的').waitFor()

  const firm = await openConsole(browser, district, '/letters', { as: 'qiye' })
  const own = firm.getByRole('row').filter({ has: firm.getByRole('rowheader') })
  await own.first().waitFor()
  expect(await accessibilityFaults(firm)).toEqual([])
  const download = firm.waitForEvent('download')
  await own.first().getByRole('link', { name: /^PDF/ }).click()
  expect((await download).suggestedFilename()).toMatch(/^松产评告〔2026〕\d号-.+\.pdf$/)
})
