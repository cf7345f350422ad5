import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { pdf } from '../server/attachments/files.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { cornerPlot, soundApplication } from './filings.ts'

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const acts = (page: Page) => page.getByRole('region', { name: '办理', exact: true })

/** Opens the form of an act, fills it, and sends it. */
async function act(page: Page, name: string, fill: (form: Page) => Promise<void> = async () => {}): Promise<void> {
  await acts(page).getByRole('button', { name, exact: true }).click()
  await acts(page).getByRole('heading', { name, exact: true }).waitFor()
  await fill(page)
  await acts(page).getByRole('button', { name, exact: true }).click()
  await page.getByText(`已办理：${name}。`).waitFor()
}

/** Content differs from kind to kind, as it would. */
async function uploadPdf(page: Page, label: string): Promise<void> {
  const content = Buffer.concat([pdf, Buffer.from(`% ${label}\n%%EOF\n`)])
  await page
    .getByLabel(`上传${label}`)
    .setInputFiles({ name: `${label}.pdf`, mimeType: 'application/pdf', buffer: content })
  await page.getByText(`${label}.pdf`).first().waitFor()
}

const field = (page: Page, label: string) =>
  page.locator('.form-field').filter({ has: page.locator(`label:text("${label}")`) })

async function type(page: Page, label: string, text: string): Promise<void> {
  const input = field(page, label).first().locator('input, select, textarea')
  const isChoice = await input.evaluate((element) => element.tagName === 'SELECT')
  if (isChoice) await input.selectOption(text)
  else await input.fill(text)
}

it('企业建立项目、填申请表、传材料、申报，到认定和跟踪', async () => {
  const unit = await openConsole(browser, district, '/filings', { as: 'qiye' })
  await unit.getByRole('link', { name: '新建申报' }).first().click()
  await unit.getByRole('heading', { name: '新建申报' }).waitFor()
  await unit.getByText('有效期已届满（至 2025-10-25），请确认是否有延续或替代文件').waitFor()
  await unit.getByRole('button', { name: '建立项目' }).click()
  await unit.getByRole('alert').getByText('没有填写项目名称、项目单位、所属街镇/园区').waitFor()
  for (const label of ['项目名称', '项目单位', '所属街镇/园区'])
    await type(unit, label, String(soundApplication[label]))
  await unit.getByRole('button', { name: '建立项目' }).click()
  await unit.getByRole('tab', { name: '申请表', selected: true }).waitFor()
  const path = addressOf(unit).split('?')[0] ?? ''

  // 申请表：逐项填，算出来的马上变，写错的当场说。
  await type(unit, '改造前土地面积', '10000')
  await type(unit, '改造后土地面积', '10000.01')
  await unit.getByText('改造后与改造前相差 0.01 m²，零增地改造应相同。').waitFor()
  const labels = Object.values(zeroIncrementForm.fields).map(({ label }) => label)
  for (const label of labels) {
    const text = soundApplication[label]
    if (text !== undefined && label !== '统一社会信用代码' && label !== '所属街镇/园区')
      await type(unit, label, String(text))
  }
  await eventually(() => field(unit, '改造前亩均产值').locator('input').inputValue()).toBe('600.00')
  await unit.getByText('没有须改正的内容').waitFor()
  expect(await accessibilityFaults(unit)).toEqual([])
  await unit.getByRole('tab', { name: /^材料/ }).click()
  await unit.getByRole('link', { name: '返回优质项目' }).click()
  await unit.getByText(/的申请表有 \d+ 处修改未保存/).waitFor()
  await unit.getByRole('link', { name: '继续填写' }).click()
  await unit.getByRole('button', { name: /^保存 \d+ 处修改/ }).click()
  await unit.getByText(/^已保存 \d+ 处修改。/).waitFor()

  // 材料：四至范围先问坐标系。
  await unit.getByRole('tab', { name: /^材料/ }).click()
  await unit.getByLabel('上传四至范围矢量图').setInputFiles({
    name: '四至范围.geojson',
    mimeType: 'application/json',
    buffer: Buffer.from(cornerPlot),
  })
  await unit.getByRole('button', { name: '上传并读取' }).click()
  await unit.getByRole('alert').getByText('没有选择坐标系').waitFor()
  await unit.getByLabel('文件的坐标系').selectOption('4549')
  await unit.getByRole('button', { name: '上传并读取' }).click()
  await unit.getByText('与申请表改造前土地面积相差').waitFor()
  await uploadPdf(unit, '土地权证')
  await acts(unit).getByRole('button', { name: '申报', exact: true }).click()
  await acts(unit).getByText('缺少土地出让合同。请上传。').waitFor()
  await acts(unit).getByRole('button', { name: '取消' }).click()
  await uploadPdf(unit, '土地出让合同')
  expect(await accessibilityFaults(unit)).toEqual([])
  expect(await widthsThatOverflow(unit)).toEqual([])
  await act(unit, '申报')
  await unit.getByText('等待区产业部门').waitFor()

  // 区专班：受理、初审。
  const desk = await openConsole(browser, district, path, { as: 'zhoutao' })
  await act(desk, '受理')
  await desk.getByRole('heading', { name: /已受理，未满 1 个工作日，剩 10 个工作日/ }).waitFor()
  await act(desk, '初审', async (page) => {
    await page.getByText(/清单有 \d+ 条未核对/).waitFor()
    for (const item of await page.locator('.checklist-item').all()) {
      const isNegative = (await item.locator('xpath=..').getByRole('heading').innerText()) === '负面清单'
      await item.getByLabel(isNegative ? '不符合' : '符合', { exact: true }).check()
    }
    await uploadPdf(page, '初审意见')
  })
  await act(desk, '一键成表')
  await desk.getByRole('tab', { name: '项目信息表' }).click()
  expect(await desk.getByRole('link', { name: /^PDF/ }).count()).toBe(1)

  // 双方盖章，联审。
  await unit.reload()
  await act(unit, '盖章确认')
  await desk.reload()
  await act(desk, '盖章确认')
  await act(desk, '发起联审', async (page) => {
    for (const name of ['区科委', '区规划资源局', '区生态环境局', '区应急局'])
      await page.getByLabel(name, { exact: true }).uncheck()
  })
  const town = await openConsole(browser, district, path, { as: 'liqiang' })
  await act(town, '联审意见', async (page) => {
    await page.getByLabel('意见', { exact: true }).selectOption('同意')
    await page.getByLabel('意见内容（写入一览表）').fill('符合新桥镇规划')
  })
  await desk.reload()
  await act(desk, '说明理由后推进', async (page) => {
    await page.getByLabel('推进的理由（必填，写入一览表）').fill('已电话沟通，无意见')
  })
  await desk.getByRole('tab', { name: /^区级联审/ }).click()
  await desk.getByText('符合新桥镇规划').waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])

  // 报区政府：缺什么先说，补上再报。
  await acts(desk).getByRole('button', { name: '报区政府', exact: true }).click()
  await acts(desk).getByRole('button', { name: '报区政府', exact: true }).click()
  await acts(desk).getByRole('alert').getByText('缺少申报项目区级联审情况一览表').waitFor()
  for (const label of ['申报项目区级联审情况一览表', '区产业、规划资源部门评估意见', '控详规划依据'])
    await uploadPdf(desk, label)
  await acts(desk).getByRole('button', { name: '报区政府', exact: true }).click()
  await desk.getByText('已办理：报区政府。').waitFor()
  await act(desk, '通过认定', (page) => uploadPdf(page, '区政府项目认定相关文件'))
  await desk.getByRole('tab', { name: '认定与跟踪' }).click()
  await act(desk, '节点完成', async (page) => {
    await page.getByLabel('节点', { exact: true }).selectOption('环评（拟定节点）')
  })
  await act(desk, '实际指标', (page) => page.getByLabel(/^产值（万元）/).fill('21,000'))
  await desk.getByRole('row', { name: /产值/ }).getByText('达到', { exact: true }).waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  expect(await widthsThatOverflow(desk)).toEqual([])

  // 看板、列表、汇总统计都有它。
  await desk.getByRole('link', { name: '返回优质项目' }).click()
  await desk.locator('.filing-card').getByText(String(soundApplication.项目名称)).waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await desk.getByRole('link', { name: '列表', exact: true }).click()
  await desk.getByRole('link', { name: /^松优-2026-/ }).waitFor()
  await desk.getByRole('link', { name: '汇总统计' }).click()
  await desk.getByRole('heading', { name: '1 个项目都在 10 个工作日内认定' }).waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  const download = desk.waitForEvent('download')
  await desk.getByRole('link', { name: '导出 xlsx' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
})
