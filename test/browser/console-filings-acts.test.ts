import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { seedFiling } from './filings.ts'
import { keptConsoles } from './kept-console.ts'

let browser: Browser
let district: District
const openKept = keptConsoles(
  () => browser,
  () => district,
)

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ draft: false, parcels: [] })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const acts = (page: Page) => page.getByRole('region', { name: '办理', exact: true })

async function open(id: string, as: string, tab = ''): Promise<Page> {
  const page = await openKept(`/filings/${id}${tab === '' ? '' : `?tab=${tab}`}`, { as })
  await page.getByRole('tab').first().waitFor()
  return page
}

async function press(page: Page, name: string): Promise<void> {
  await acts(page).getByRole('button', { name, exact: true }).click()
}

it('别人先办了：不重复办，说明谁办的，刷新后接着办', async () => {
  const filing = await seedFiling(district, '2026-11-20')
  await filing.submit('2026-11-20')
  const page = await open(filing.id, 'zhoutao')
  await press(page, '受理')
  await filing.act('zhoutao', '2026-11-21', { kind: 'return', reason: '权证缺页', items: [] })
  await press(page, '受理')
  await page.getByRole('alert').getByText(/周涛/).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '重试' }).click()
  await acts(page).getByText('下一步：重新提交').waitFor()
  await page.getByText('理由：权证缺页').waitFor()
})

it('符合负面清单：初审可以记，不能成表，说明为什么', async () => {
  const filing = await seedFiling(district, '2026-11-19')
  await filing.submit('2026-11-19')
  await filing.act('zhoutao', '2026-11-19', { kind: 'accept' })
  const page = await open(filing.id, 'zhoutao')
  await press(page, '初审')
  for (const item of await page.locator('.checklist-item').all()) {
    await item.getByLabel('符合', { exact: true }).check()
  }
  await page.getByText('符合负面清单，不能继续').first().waitFor()
  await filing.upload('zhoutao', 'preliminary-opinion', '2026-11-20')
  await page.reload()
  await press(page, '初审')
  for (const item of await page.locator('.checklist-item').all()) {
    await item.getByLabel('符合', { exact: true }).check()
  }
  await press(page, '初审')
  await page.getByText('已办理：初审。').waitFor()
  await press(page, '一键成表')
  await acts(page)
    .getByText(/符合负面清单 5 条/)
    .waitFor()
  await press(page, '一键成表')
  await acts(page).getByRole('alert').getByText('请退回补正，或由项目单位撤回').waitFor()
})

it('两人同时填申请表：各改各的都保存，改了同一项的列出来选择', async () => {
  const filing = await seedFiling(district, '2026-11-20')
  const [mine, theirs] = [await open(filing.id, 'zhoutao', 'form'), await open(filing.id, 'zhoutao', 'form')]
  await theirs.getByLabel(/^总投资/).fill('9000')
  await theirs.getByRole('button', { name: '保存 1 处修改' }).click()
  await theirs.getByText('已保存 1 处修改。').waitFor()
  await mine.getByLabel(/^总投资/).fill('9,500')
  await mine.getByLabel(/^联系人/).fill('李强')
  await mine.getByRole('button', { name: '保存 2 处修改' }).click()
  await mine.getByRole('heading', { name: '有 1 项别人也改了' }).waitFor()
  expect(await accessibilityFaults(mine)).toEqual([])
  await mine.getByRole('button', { name: '采用“我的”' }).click()
  await mine.getByRole('button', { name: '保存 1 处修改' }).click()
  await mine.getByText('已保存 1 处修改。').waitFor()
  await mine.reload()
  await mine.getByRole('tab', { name: '申请表' }).waitFor()
  expect(await mine.getByLabel(/^总投资/).inputValue()).toBe('9,500.00')
  expect(await mine.getByLabel(/^联系人/).inputValue()).toBe('李强')
})

it('只看的角色没有办理按钮；不相干的部门查不到；筛选写在地址里', async () => {
  const filing = await seedFiling(district, '2026-11-20', { 项目名称: '示例筛选项目' })
  const auditor = await open(filing.id, 'shenji')
  await acts(auditor).getByText('您的角色只查看').waitFor()
  expect(await acts(auditor).getByRole('button').count()).toBe(0)
  const stranger = await openConsole(browser, district, `/filings/${filing.id}`, { as: 'shuiwu' })
  await stranger.getByRole('alert').waitFor()
  const desk = await openConsole(browser, district, '/filings?view=list', { as: 'zhoutao' })
  await desk.getByRole('searchbox', { name: '搜索项目' }).fill('筛选')
  await desk.getByRole('searchbox', { name: '搜索项目' }).press('Enter')
  await desk.getByText('共 1 项').waitFor()
  expect(addressOf(desk)).toBe('/filings?view=list&q=筛选')
  await desk.getByRole('combobox', { name: '状态' }).selectOption('报区政府')
  await desk.getByText('没有符合条件的项目').waitFor()
  expect(await widthsThatOverflow(desk)).toEqual([])
})
