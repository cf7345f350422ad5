import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { gbkFile, shapefile, workbookFile } from './base-map-files.ts'
import { applyImport, compareImport, startImport } from './base-map-steps.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels: [], draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const headings = ['地块编码', '所属街镇', '坐落', '宗地面积（m²）', '权利人']
const base = [
  headings,
  ['SJ-XQ-0011', '新桥镇', '示例路11号', 12000, '示例精密'],
  ['SJ-XQ-0012', '新桥镇', '示例路12号', 8000, '示例仓储'],
]

it('Shapefile：不声明坐标系不上传；没有编码的新地块按规则拟编并标明，边界成图，面积与登记比较', async () => {
  const page = await openConsole(browser, district, '/base-map/new', { as: 'zhoutao' })
  await page.getByRole('button', { name: '上传并读取' }).click()
  await page.getByRole('alert').getByText('没有选择来源').waitFor()
  const file = shapefile('现状图斑.zip', [
    [614_600, 3_431_000],
    [615_000, 3_431_000],
  ])
  await page.getByRole('radio', { name: /^土地利用现状/ }).check()
  await page.getByRole('radio', { name: /^部分：/ }).check()
  const mimeType = 'application/zip'
  await page.locator('input[type="file"]').setInputFiles({ name: file.name, mimeType, buffer: Buffer.from(file.bytes) })
  await page.getByRole('button', { name: '上传并读取' }).click()
  await page.getByRole('alert').getByText('没有选择坐标系').waitFor()
  await page.getByLabel('文件的坐标系').selectOption('local')
  await page.getByText('系统不推测').waitFor()
  await page.getByRole('alert').getByText('地方坐标系的参数不全').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByLabel('文件的坐标系').selectOption('4549')
  await page.getByRole('button', { name: '上传并读取' }).click()
  await page.getByText('其中有边界 2 条').waitFor()
  await page.getByText('EPSG:4549').waitFor()
  await compareImport(page)
  await page.getByRole('button', { name: '新增 2' }).waitFor()
  await applyImport(page)

  await page.getByRole('link', { name: '底版', exact: true }).click()
  await page.getByRole('link', { name: '底版地块' }).click()
  await page.getByLabel('须核对的').selectOption('拟定编码')
  await page.getByText('共 2 宗').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await page.getByRole('gridcell', { name: /^SJ-拟105-0001/ }).click()
  await page.getByRole('img', { name: 'SJ-拟105-0001 的边界' }).waitFor()
  await page.getByText(/原始坐标 EPSG:4549，4 个界址点/).waitFor()
  await page.getByText('平台没有编码，由本区按规则拟定').first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})

it('分割：先说后果，面积合计与原地块核对；原地块注销留沿革，新地块互相可达；恢复被取代的地块有理由地拒绝', async () => {
  const page = await openConsole(browser, district, '/base-map', { as: 'guihua' })
  await startImport(page, 'registry', await workbookFile('登记.xlsx', base), { coverage: '部分' })
  await compareImport(page)
  await applyImport(page)
  await page.goto(`${district.origin}/parcels/${cycle}/SJ-XQ-0011?tab=base`)
  await page.getByRole('button', { name: '分割' }).click()
  const act = page.getByRole('region', { name: '分割' })
  await act.getByText('原地块注销，不再计入').waitFor()
  const [first, second] = [act.getByRole('group', { name: '新地块 1' }), act.getByRole('group', { name: '新地块 2' })]
  await first.getByLabel(/^编码/).fill('SJ-XQ-0011')
  await first.getByLabel(/^土地面积/).fill('7,000')
  await second.getByLabel(/^土地面积/).fill('4000')
  await act.getByText('相差 −1,000.00 m²，请核对').waitFor()
  await act.getByLabel(/^依据/).fill('松规划资源〔2026〕12号')
  await act.getByRole('button', { name: '分割 SJ-XQ-0011' }).click()
  await act.getByRole('alert').getByText('新编码与原编码相同').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await first.getByLabel(/^编码/).fill('SJ-XQ-0111')
  await second.getByLabel(/^土地面积/).fill('5000')
  await act.getByText('，相符。').waitFor()
  await act.getByRole('button', { name: '分割 SJ-XQ-0011' }).click()
  await page.getByText('这宗地块已注销').waitFor()
  await page.getByText('理由：松规划资源〔2026〕12号').waitFor()
  await page.getByRole('button', { name: '恢复' }).click()
  await page.getByLabel(/^依据/).fill('误操作')
  await page.getByRole('button', { name: '恢复 SJ-XQ-0011' }).click()
  await page.getByRole('alert').getByText('取代').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'SJ-XQ-0111' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'SJ-XQ-0111' }).waitFor()
  await page.getByRole('link', { name: 'SJ-XQ-0011' }).first().waitFor()
  expect(await widthsThatOverflow(page)).toEqual([])
})

it('低效清单：对不上的列出可能的地块，选定、写依据后在地块页可见；变更线索登记后处理', async () => {
  const page = await openConsole(browser, district, '/base-map', { as: 'zhoutao' })
  const list = [
    ['企业名称', '坐落', '认定依据', '年度'],
    ['示例仓储', '示例路12号（东侧）', '区低效用地认定', '2024'],
  ]
  await startImport(page, 'low-efficiency', gbkFile('低效清单.csv', list), { coverage: '部分' })
  await page.getByText('只能按名称列出可能的地块').waitFor()
  await compareImport(page)
  await applyImport(page)
  await page.getByRole('link', { name: '底版', exact: true }).click()
  await page.getByRole('link', { name: '名单与线索' }).click()
  await page.getByLabel('对应', { exact: true }).selectOption('未对应地块')
  await page.getByRole('gridcell', { name: '示例仓储' }).click()
  const entry = page.getByRole('region', { name: '示例仓储' })
  await entry.getByRole('button', { name: /SJ-XQ-0012/ }).click()
  await entry.getByRole('button', { name: '保存' }).click()
  await entry.getByRole('alert').getByText('没有填写依据').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await entry.getByLabel(/^依据/).fill('权利人一致，现场核对')
  await entry.getByRole('button', { name: '保存' }).click()
  await entry.getByText(/周涛 .*：权利人一致，现场核对/).waitFor()

  await page.getByRole('button', { name: '登记变更线索' }).click()
  const form = page.getByRole('form', { name: '登记变更线索' })
  await form.getByRole('button', { name: '登记' }).click()
  await form.getByRole('alert').getByText('没有选择事项').waitFor()
  await form.getByLabel('事项').selectOption('股权转让')
  await form.getByLabel(/^涉及的地块编码/).fill('SJ-XQ-0012')
  await form.getByLabel(/^情况/).fill('松市监函〔2026〕88号：60% 股权转让')
  expect(await accessibilityFaults(page)).toEqual([])
  await form.getByRole('button', { name: '登记' }).click()
  await form.waitFor({ state: 'detached' })
  await page.goto(`${district.origin}/parcels/${cycle}/SJ-XQ-0012?tab=base`)
  await page.getByText('股权转让', { exact: true }).waitFor()
  await page.getByText('低效产业用地清单').waitFor()
})

it('谁能办：税务局没有这一页，审计只看，街镇在地块页看到底版和沿革而不能变动', async () => {
  const tax = await openConsole(browser, district, '/base-map', { as: 'shuiwu' })
  await tax.getByText('您的角色不办理此页面的事项').waitFor()
  expect(await tax.getByRole('link', { name: '底版', exact: true }).count()).toBe(0)
  const auditor = await openConsole(browser, district, '/base-map', { as: 'shenji' })
  await auditor.getByRole('link', { name: '登记.xlsx', exact: true }).click()
  await auditor.getByRole('tab', { name: '差异', selected: true }).waitFor()
  expect(await auditor.getByRole('button', { name: /^(应用|放弃|保存)/ }).count()).toBe(0)
  const town = await openConsole(browser, district, `/parcels/${cycle}/SJ-XQ-0012?tab=base`, { as: 'liqiang' })
  await town.getByRole('heading', { name: '沿革' }).waitFor()
  expect(await town.getByRole('button', { name: '分割' }).count()).toBe(0)
  expect(await town.getByRole('link', { name: '底版', exact: true }).count()).toBe(0)
  expect(await accessibilityFaults(town)).toEqual([])
})
