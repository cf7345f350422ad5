import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import { acted, decideAsFound, goodPlan, opened, written } from './disposal-stage.ts'
import { type District, startDistrict } from './district.ts'

let browser: Browser
let district: District
let codes: readonly string[] = []

const parcels = sampleDistrict(2025)
  .filter(({ townCode }) => townCode === '310117105000')
  .slice(0, 6)

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels })
  codes = await decideAsFound(district, '310117105000')
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

async function act(
  page: Page,
  name: string,
  fill: (form: ReturnType<Page['getByRole']>) => Promise<void>,
): Promise<void> {
  await page.getByRole('region', { name: '办理', exact: true }).getByRole('button', { name, exact: true }).click()
  const form = page.getByRole('form', { name, exact: true })
  await form.getByRole('heading', { name, exact: true }).waitFor()
  await fill(form)
  await form.getByRole('button', { name, exact: true }).click()
  await page.getByText(`已办理：${name}。`).waitFor()
}

const filled = ['planYear', 'responsibleBody', 'measures', 'disposalArea'] as const

it('街镇建方案、填写、报专班，部门会签，专班批准，街镇实施，节点完成，专班确认完成；刷新不丢，差什么写明', async () => {
  const [code = ''] = codes
  const page = await openConsole(browser, district, '/', { as: 'wangfang' })
  await page.getByRole('link', { name: /^处置/ }).first().click()
  await page.getByRole('heading', { level: 1, name: '处置' }).waitFor()
  await page.getByRole('tab', { name: /^待编方案/ }).click()
  await page.getByRole('row').filter({ hasText: code }).getByRole('checkbox').click()
  await page.getByRole('button', { name: '为 1 宗建方案' }).click()
  await page.getByText('已建 1 件方案').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await page.getByRole('region', { name: '建方案的结果' }).getByRole('link', { name: code }).click()
  await page.getByRole('heading', { level: 1, name: `${code} 处置方案` }).waitFor()
  expect(await page.getByLabel(/^低效原因/).inputValue()).not.toBe('')

  // 差什么，在该项下面和办理处写明。
  const acts = page.getByRole('region', { name: '办理', exact: true })
  await acts.getByRole('button', { name: '报专班' }).click()
  await page
    .getByRole('form', { name: '报专班' })
    .getByText(/处须改正/)
    .waitFor()
  await page.getByRole('form', { name: '报专班' }).getByRole('button', { name: '取消' }).click()
  await page.getByRole('radio', { name: /收储/ }).check()
  await page.getByLabel(/^收储主体/).waitFor()
  await page.getByLabel(/^计划处置面积/).fill('4000000')
  await page.getByText('大于土地面积 12,000.50 m²').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  // 没有保存的，刷新后还在。
  await page.reload()
  await page.getByText('已恢复您上次没有保存的修改').waitFor()
  await page.getByLabel(/^计划处置面积/).fill('12000')
  for (const key of filled) await page.locator(`#plan-${key}`).fill(String(goodPlan[key]))
  await page.getByRole('button', { name: /^保存 \d+ 处修改$/ }).click()
  await page.getByText('已保存。').waitFor()
  const id = page.url().split('/').at(-1) ?? ''
  const {
    path: _,
    planYear: _year,
    responsibleBody: _body,
    measures: _measures,
    disposalArea: _area,
    ...rest
  } = goodPlan
  await written(district, 'wangfang', id, rest)
  await page.reload()
  await page.getByText('没有须改正的内容').waitFor()
  await act(page, '报专班', async () => {})
  await page.locator('.page-head').getByText('已报专班').waitFor()

  const office = await openConsole(browser, district, `/disposal/${id}`, { as: 'zhoutao' })
  await office.getByRole('region', { name: '办理', exact: true }).waitFor()
  await act(office, '发部门会签', async (form) => {
    await form.getByRole('checkbox', { name: /区规划资源局/ }).check()
  })
  const planning = await openConsole(browser, district, '/disposal', { as: 'guihua' })
  await planning.getByRole('gridcell').filter({ hasText: code }).getByRole('link').click()
  await planning.getByRole('heading', { level: 1, name: `${code} 处置方案` }).waitFor()
  await act(planning, '会签', async (form) => {
    await form.getByRole('radio', { name: '同意', exact: true }).check()
    await form.getByLabel(/^会签意见/).fill('符合规划，同意收储。')
  })
  expect(await accessibilityFaults(planning)).toEqual([])

  await office.reload()
  await office.getByRole('region', { name: '部门会签' }).getByText('符合规划，同意收储。').waitFor()
  await act(office, '批准', async () => {})
  expect(await office.getByLabel(/^计划处置面积/).count()).toBe(0)
  await page.reload()
  await act(page, '转入实施', async () => {})
  for (const [key, value] of [
    ['milestone1Done', '2026-11-20'],
    ['milestone1Evidence', '收储协议〔2026〕8号'],
    ['disposedArea', '12000'],
    ['disposedOn', '2026-11-20'],
    ['disposedEvidence', '不动产注销登记'],
  ]) {
    await page.locator(`#plan-${key}`).fill(value ?? '')
  }
  await page.getByRole('button', { name: '保存 5 处修改' }).click()
  await page.getByText('已保存。').waitFor()

  await office.reload()
  await act(office, '确认完成', async (form) => {
    await form.getByText('节点“完成腾退交地”没有完成').waitFor()
    await form.getByLabel(/^说明/).fill('提前交地，不再另设节点。')
  })
  await office.locator('.page-head').getByText('完成', { exact: true }).waitFor()
  await office.getByRole('link', { name: '返回处置' }).click()
  await eventually(() => office.locator('.key-figure').filter({ hasText: '已完成处置' }).innerText()).toContain('1')
  await office.getByRole('tab', { name: '处置进展' }).click()
  await office.locator('.chart canvas').first().waitFor()
  expect(await accessibilityFaults(office)).toEqual([])
  expect(await widthsThatOverflow(office)).toEqual([])
})

it('两人改同一项：先保存的为准，两个值都列出，选定后留在经过里；企业没有这一页，审计只查看，读不到时可以重试', async () => {
  const [, code = ''] = codes
  const [id = ''] = await opened(district, [code])
  const before = await written(district, 'wangfang', id, { measures: '原来的措施' })
  await written(district, 'zhoutao', id, { measures: '由区土地储备中心收储' }, before.revision)
  await written(district, 'wangfang', id, { measures: '先清退再收储', planYear: 2028 }, before.revision)
  const page = await openConsole(browser, district, `/disposal/${id}`, { as: 'wangfang', width: 350 })
  const conflict = page.getByRole('region', { name: '有 1 项被同时修改' })
  await conflict.getByText('先清退再收储').waitFor()
  await conflict.getByText('由区土地储备中心收储').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await conflict.getByRole('button', { name: '采用后保存的值' }).click()
  await conflict.waitFor({ state: 'detached' })
  expect(await page.locator('#plan-measures').inputValue()).toBe('先清退再收储')

  const auditor = await openConsole(browser, district, `/disposal/${id}`, { as: 'shenji' })
  await auditor.getByText('您的角色只查看').waitFor()
  expect(await auditor.getByRole('textbox').and(auditor.locator('[id^="plan-"]')).count()).toBe(0)
  const firm = await openConsole(browser, district, '/disposal', { as: 'qiye' })
  await firm.getByRole('heading', { name: '无权查看' }).waitFor()
  const broken = await openConsole(browser, district, '/', { as: 'zhoutao' })
  await broken.route('**/api/v1/disposal-plans/*', (route) => route.abort())
  await broken.goto(`${district.origin}/disposal/${id}`)
  const retry = broken.getByRole('button', { name: '重试' })
  await retry.waitFor()
  await broken.unroute('**/api/v1/disposal-plans/*')
  await retry.click()
  await broken.getByRole('region', { name: '办理', exact: true }).waitFor()
  await acted(district, 'zhoutao', id, { act: 'end', note: '该地块已改列其他项目。' })
})
