import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { decideInTurn } from './class-lists-stage.ts'
import { addressOf, openConsole, widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'

let browser: Browser
let district: District
let codes: readonly string[]

beforeAll(async () => {
  browser = await launchChromium()
  const parcels = sampleDistrict(2025).filter(({ townCode }) => townCode === '310117105000')
  district = await startDistrict({ parcels: parcels.slice(0, 20) })
  await decideInTurn(district.server.service, '2024', 3)
  codes = await decideInTurn(district.server.service, cycle, 0)
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('分类清单：两个导向、措施、筛选、导出；专班列入 C 类，移出，撤销；政策适用；一宗的历年', async () => {
  const page = await openConsole(browser, district, `/class-lists?cycle=${cycle}`, { as: 'zhoutao' })
  await page
    .getByRole('region', { name: '导向：惩' })
    .getByText(/^整治退出：列入低效/)
    .waitFor()
  await page.locator('tbody tr[data-row] a').first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await page.getByRole('combobox', { name: '变化', exact: true }).selectOption('improved')
  await page
    .getByRole('status')
    .filter({ hasText: /^\d+ 宗，/ })
    .waitFor()
  expect(addressOf(page)).toContain('move=improved')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出清单' }).click()
  expect((await download).suggestedFilename()).toMatch(/^分类清单-.*-2025-\d{8}\.xlsx$/)

  await page.getByRole('tab', { name: '低效清单' }).click()
  await page.getByRole('button', { name: '列入地块' }).click()
  await page.getByRole('heading', { name: '列入或移出' }).waitFor()
  await page.getByLabel('地块编码', { exact: true }).last().waitFor()
  await page.getByRole('button', { name: '预览列入' }).click()
  await page.getByText('请填地块编码，一行一个。').waitFor()
  const form = page.getByRole('region', { name: '列入或移出' })
  await form.getByLabel('地块编码').fill(codes.slice(3, 8).join('\n'))
  await form.getByLabel(/^理由/).fill('土地闲置超过两年，经专班研究')
  expect(await accessibilityFaults(page)).toEqual([])
  await form.getByRole('button', { name: '预览列入' }).click()
  await form.getByText(/^预览：5 宗中可列入 2 宗/).waitFor()
  await form.getByText('本年度审定类别不是 C').waitFor()
  await form.getByRole('button', { name: '列入 2 宗' }).click()
  await page.getByRole('row').filter({ hasText: '土地闲置超过两年' }).first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await page.getByRole('button', { name: /^撤销/ }).click()
  await page.getByLabel(/^撤销理由/).fill('决定写错了')
  await page.getByRole('button', { name: '撤销第 1 号决定' }).click()
  await page.getByText('已撤销').waitFor()

  await page.getByRole('tab', { name: '差别化政策' }).click()
  await page.getByRole('button', { name: '载入示例政策' }).click()
  await page.getByRole('button', { name: /^适用\s*观察保留/ }).click()
  const apply = page.getByRole('region', { name: '适用“观察保留、限期整改”' })
  await apply.getByLabel('理由', { exact: true }).fill('列入观察，限期整改')
  await apply.getByRole('button', { name: '预览适用' }).click()
  await apply.getByRole('button', { name: /^适用 \d+ 宗$/ }).click()
  await page.getByRole('region', { name: '适用清单' }).last().getByText('列入观察，限期整改').first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  await page.getByRole('tab', { name: '历年变化' }).click()
  await page.getByRole('heading', { name: /^变动 / }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  // As a completed disposal plan leads there.
  const [first = ''] = codes
  await page.goto(`${district.origin}/class-lists?tab=low&cycle=${cycle}&off=${first}`)
  await page.getByRole('heading', { name: '列入或移出' }).waitFor()
  expect(await form.getByLabel('地块编码').inputValue()).toBe(first)
  await form.getByRole('button', { name: '预览移出' }).waitFor()
  await form.getByRole('button', { name: '取消' }).click()
  await form.waitFor({ state: 'hidden' })
  expect(addressOf(page)).not.toContain('off=')

  const firm = await openConsole(browser, district, `/parcels/${cycle}/${codes[4] ?? ''}?tab=classes`, {
    as: 'wangfang',
  })
  await firm.getByRole('heading', { name: '历年类别' }).waitFor()
  await firm.getByText('观察保留、限期整改').waitFor()
  expect(await firm.locator('.class-strip > li').count()).toBe(2)
  expect(await accessibilityFaults(firm)).toEqual([])
})
