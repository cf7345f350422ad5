import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { seedFiling } from './filings.ts'

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ draft: false, parcels: [] })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const day = '2026-11-20'

it('机制后评估：数由项目得出，写明问题和建议后固定为一版，下一版接着写；审计只看，部门不见', async () => {
  const filing = await seedFiling(district, day, { 用地类型: '① 战略预留区现状', 改造方式: '新建' })
  await filing.submit(day)
  await filing.act('zhoutao', day, { kind: 'accept' })
  await filing.assess(day, 'reserve-existing')
  await filing.stamp(day)
  await filing.review(day, day)
  await filing.agree(day)
  await filing.act('zhoutao', day, { kind: 'report' }, { documents: ['review-table'] })
  await filing.act('zhoutao', day, { kind: 'recognise' }, { documents: ['decision'] })

  const desk = await openConsole(browser, district, '/filings', { as: 'zhoutao' })
  await desk.getByRole('link', { name: '机制后评估' }).click()
  await desk.getByText('还没有编制').waitFor()
  await desk.getByRole('row', { name: '区政府通过认定（项） 1' }).waitFor()
  await desk.getByRole('row', { name: /^区规划资源局 1 1 0/ }).waitFor()
  await desk.getByRole('button', { name: '编制第 1 版' }).click()
  await desk.getByRole('alert').getByText('没有填写发现的问题').waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await desk.getByLabel(/^发现的问题/).fill('一、联审部门答复集中在最后一天。')
  await desk.getByLabel(/^优化工作方案的建议/).fill('一、受理当日预先告知联审部门。')
  await desk.reload()
  await expect.poll(() => desk.getByLabel(/^优化工作方案的建议/).inputValue()).toBe('一、受理当日预先告知联审部门。')
  await desk.getByRole('link', { name: '看板', exact: true }).click()
  await desk.getByRole('link', { name: '机制后评估' }).click()
  expect(await desk.getByLabel(/^发现的问题/).inputValue()).toBe('一、联审部门答复集中在最后一天。')
  await desk.getByRole('button', { name: '编制第 1 版' }).click()
  await desk.getByText('已编制第 1 版。').waitFor()
  await desk.getByRole('heading', { name: '编制第 2 版' }).waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  expect(await widthsThatOverflow(desk)).toEqual([])
  for (const format of ['PDF', 'xlsx']) {
    const download = desk.waitForEvent('download')
    await desk.getByRole('link', { name: `第 1 版 ${format}` }).click()
    expect((await download).suggestedFilename()).toContain('优质项目认定后评估')
  }

  const auditor = await openConsole(browser, district, '/filings?view=mechanism', { as: 'shenji' })
  await auditor.getByText('一、受理当日预先告知联审部门。').waitFor()
  expect(await auditor.getByRole('button', { name: /^编制/ }).count()).toBe(0)
  const tax = await openConsole(browser, district, '/filings', { as: 'shuiwu' })
  await tax.getByRole('link', { name: '列表', exact: true }).waitFor()
  expect(await tax.getByRole('link', { name: '机制后评估' }).count()).toBe(0)
})
