import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { writeMeta } from '#workbook/meta-parts.ts'
import { parcelRow } from '../server/rows.ts'
import { launchChromium } from './chromium.ts'
import { openExcel } from './excel-host.ts'
import { looked } from './excel-look.ts'
import { goTo, patience, recheck, signIn, sync, waitForCounts, waitForReport, writeScores } from './excel-pane.ts'
import { httpClient } from './http-client.ts'
import { ledgerWorkbook, parcelWorkbook, template } from './pane-files.ts'
import { paneContext } from './pane-pages.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'
import { addressOf, entriesOf } from './typed-form.ts'

let browser: Browser
let server: PaneServer

beforeAll(async () => {
  await ensureBuilt('pane')
  server = await startPaneServer()
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** 面积合计不符, 未申报排放. */
const withFaults = () => parcelWorkbook({ selfUsedArea: 14000 }, { hasDischarge: false })

describe('空白工作簿', () => {
  it('说明从哪里开始；拒绝插入时说明怎么办；插入后原有工作表仍在', async () => {
    const excel = await openExcel(browser, server.origin)
    const { pane } = excel
    await pane.getByText('当前工作簿没有识别到体检表或申请表。').waitFor()
    expect(await looked(excel, '首次使用')).toEqual([])

    await excel.setTroubles({ refuseInsertedSheets: true })
    await pane.getByRole('button', { name: '插入模板：一地一表' }).click()
    await pane.getByText('表格程序没有接受这个操作。').waitFor()
    await pane.getByRole('link', { name: '下载一地一表' }).waitFor()
    expect(await looked(excel, '拒绝插入')).toEqual([])

    await excel.setTroubles({ refuseInsertedSheets: false })
    await excel.act('type', 'A1', '我的备忘')
    await pane.getByRole('button', { name: '插入街镇台账' }).click()
    await pane.getByText(/已插入工作表.*原有工作表不变。/).waitFor()
    expect((await excel.sheetNames())[0]).toBe('Sheet1')
    expect(await excel.value("'Sheet1'!A1")).toBe('我的备忘')
    await goTo(excel, '填报')
    await pane.getByRole('button', { name: '去填地块编码' }).click()
    await expect.poll(() => excel.page.evaluate(() => window.excel?.sheet.name)).toBe('用地主体自评表')
    expect(await looked(excel, '空白模板')).toEqual([])
  })

  it('旧版模板：说明版本，不读入数据，不让再插一份', async () => {
    const old = writeMeta(template('一地一表.xlsx'), {
      template: 'parcel',
      department: null,
      forms: [{ id: parcelForm.id, version: '2025.1' }],
      cycle: '2025',
      parcelCode: null,
      revisions: [],
    })
    const excel = await openExcel(browser, server.origin, { workbook: old })
    await excel.pane.getByText(/为 2025\.1 版模板，当前年度使用 .* 版。未读入任何数据。/).waitFor()
    expect(await excel.pane.getByRole('button', { name: /^插入/ }).count()).toBe(0)
    await excel.pane.getByRole('link', { name: '下载一地一表' }).waitFor()
    expect(await looked(excel, '旧版模板')).toEqual([])
  })

  it('ExcelApi 1.4：说明不能插入，给出下载', async () => {
    const excel = await openExcel(browser, server.origin, { apiSet: '1.4' })
    const words = '当前 Excel 版本不能直接插入模板。请下载模板后打开，已填数据不受影响。'
    await excel.pane.getByText(words).waitFor()
    await excel.pane.getByRole('link', { name: '下载模板：一地一表' }).waitFor()
    expect(await excel.pane.getByRole('button', { name: /^插入/ }).count()).toBe(0)
    expect(await looked(excel, '首次使用，ExcelApi 1.4')).toEqual([])
  })

  it('看过一次的模板，断网后仍能插入', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    const excel = await openExcel(browser, server.origin, { context })
    const insert = excel.pane.getByRole('button', { name: '插入模板：一地一表' })
    await insert.waitFor()
    // The list first, then what is filled.
    await expect
      .poll(() => excel.pane.evaluate(async () => (await (await caches.open('pane-templates')).keys()).length))
      .toBe(4)
    // Code that is loaded when it is needed comes from the service worker, once that has taken over.
    await expect.poll(() => excel.pane.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
    excel.host.setOffline(true)
    await insert.click()
    await excel.pane.getByText(/已插入工作表/).waitFor()
    await context.close()
  })
})

describe('填报和校验', () => {
  it('选中的单元格有发现：写出原因、依据，当场填写说明；F8 走到下一项', async () => {
    const workbook = await withFaults()
    const excel = await openExcel(browser, server.origin, { workbook })
    const { pane } = excel
    await waitForCounts(excel, '1 项须改正，1 项须说明')
    await excel.select(addressOf(entriesOf(workbook), 'selfUsedArea'))
    const cell = pane.getByRole('region', { name: '当前单元格' })
    await cell.getByText('当前单元格：自用面积（m²）').waitFor()
    await cell.getByText(/合计 15,200\.00/).waitFor()
    await cell.getByRole('button', { name: '填写说明' }).click()
    expect(await looked(excel, '当前单元格')).toEqual([])
    await cell.getByRole('textbox').fill('另有公用面积')
    await cell.getByRole('button', { name: '保存' }).click()
    await cell.getByText('说明：另有公用面积').waitFor()
    await waitForCounts(excel, '1 项须改正')

    await pane.locator('body').press('F8')
    await pane.getByRole('button', { name: /是否排放主要污染物/, expanded: true }).waitFor()
    await expect.poll(() => excel.page.evaluate(() => window.excel?.sheet.name)).toBe('企业信息采集表')
    expect(await looked(excel, '校验')).toEqual([])
  })

  it('只用键盘：逐项说明，焦点走到下一项，没有了就到结论', async () => {
    const workbook = await parcelWorkbook({ selfUsedArea: 14000, houseSafety: '一般' })
    const excel = await openExcel(browser, server.origin, { workbook })
    const { pane, page } = excel
    await waitForCounts(excel, '2 项须说明')
    await goTo(excel, '校验')
    const heads = pane.locator('.finding-head')
    await heads.first().focus()
    await heads.first().press('Alt+ArrowDown')
    await page.keyboard.type('另有公用面积')
    await page.keyboard.press('Enter')
    await waitForCounts(excel, '1 项须说明')
    await expect.poll(() => pane.evaluate(() => document.activeElement?.className)).toBe('finding-head')
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.type('鉴定报告正在补办')
    await page.keyboard.press('Enter')
    await waitForCounts(excel, '没有发现')
    await expect.poll(() => pane.evaluate(() => document.activeElement?.textContent)).toBe('没有须改正的内容')
    await pane.getByRole('button', { name: '已说明（2）' }).waitFor()
  })

  it('正在编辑单元格时可以取消，显示的是上次结果', async () => {
    const excel = await openExcel(browser, server.origin, { workbook: await withFaults() })
    const { pane, page } = excel
    await waitForCounts(excel, '1 项须改正，1 项须说明')
    await page.evaluate(() => window.excel?.simulator.user.startEditing('A1'))
    await recheck(excel)
    await pane.getByText('有单元格正在编辑，暂不能读取表格。').waitFor()
    expect(await looked(excel, '正在编辑')).toEqual([])
    await pane.getByRole('region', { name: '正在读取工作表' }).getByRole('button', { name: '取消' }).click()
    await pane.getByText(/已取消，显示的是 .* 的结果。/).waitFor()
    await waitForCounts(excel, '1 项须改正，1 项须说明')
  })

  it('不能跟随修改的版本：说明点“重新校验”，并写明上次校验时间', async () => {
    const workbook = await withFaults()
    const excel = await openExcel(browser, server.origin, { apiSet: '1.4', workbook })
    const { pane } = excel
    await pane.getByText('当前版本不支持实时校验，修改后请点“重新校验”。').waitFor()
    await pane.getByText(/上次校验 \d\d:\d\d。/).waitFor()
    await excel.act('type', addressOf(entriesOf(workbook), 'selfUsedArea'), '14800')
    await recheck(excel)
    await waitForCounts(excel, '1 项须改正')
    expect(await looked(excel, '不能实时校验')).toEqual([])
    await pane.getByRole('button', { name: '更多' }).click()
    await pane.getByRole('button', { name: '设置' }).click()
    await pane.getByText('不能直接插入模板，请下载模板后打开。').waitFor()
    await pane.getByText(/ExcelApi 1\.4/).waitFor()
    expect(await looked(excel, '设置，ExcelApi 1.4')).toEqual([])
  })
})

describe('同步', () => {
  it('写明谁改了什么；冲突说出相差多少，各自从哪里来', async () => {
    const workbook = await parcelWorkbook({ buildYear: 2012 })
    const entries = entriesOf(workbook)
    const excel = await openExcel(browser, server.origin, { workbook })
    const { pane } = excel
    await signIn(excel, 'wangfang')
    await sync(excel)
    await waitForReport(excel, '已发送 2 行，取回 0 行。')
    const li = await httpClient(server.origin, 'liqiang')
    await li.push(parcelRow({ buildYear: 2013 }, 'SJ-XQ-0137', 1))
    await pane.getByRole('button', { name: '仅取回' }).click()
    await waitForReport(excel, '取回 1 行。')
    await pane
      .getByRole('list', { name: '取回的修改' })
      .getByText(/^李强\s今天 \d\d:\d\d：主要厂房建成年份$/)
      .waitFor()

    await li.push(parcelRow({ vacantFloorArea: 900, buildYear: 2014 }, 'SJ-XQ-0137', 2))
    await excel.act('type', addressOf(entries, 'vacantFloorArea'), '1500')
    await pane.getByRole('button', { name: '同步 1 行' }).click()
    await waitForReport(excel, '冲突 1 行')
    const conflict = pane.getByRole('region', { name: '待处理冲突' })
    await conflict.getByText('相差 600.00 m²').waitFor()
    await pane.getByText(/取回李强填写的主要厂房建成年份/).waitFor()
    expect(await excel.value(addressOf(entries, 'buildYear'))).toBe(2014)
    expect(await looked(excel, '冲突')).toEqual([])
    await conflict.getByText('对方的', { exact: true }).click()
    await conflict.getByRole('button', { name: '采用“对方的”' }).click()
    await expect.poll(() => excel.value(addressOf(entries, 'vacantFloorArea')), patience).toBe(900)
    await goTo(excel, '填报')
    await pane.getByText('请用 Ctrl+S 保存工作簿').waitFor()
  })
})

describe('评分、模板和设置', () => {
  it('台账写入工作表，可反复写；地块的卡写明待核定和提升路径', async () => {
    const excel = await openExcel(browser, server.origin, { workbook: await ledgerWorkbook() })
    await writeScores(excel)
    expect(await looked(excel, '台账评分')).toEqual([])
    await excel.pane.getByRole('button', { name: '知道了' }).click()
    await writeScores(excel)
    expect((await excel.sheetNames()).filter((name) => name.startsWith('评分结果'))).toEqual(['评分结果'])
    await excel.pane.locator('.score-row[data-parcel]').nth(1).click()
    await excel.pane.getByRole('region', { name: '提升路径' }).waitFor()
    await excel.pane.getByRole('button', { name: /^待核定 \d+ 项/ }).click()
    await excel.pane.getByText('区税务局').first().waitFor()
    expect(await looked(excel, '地块评分')).toEqual([])
  })

  it('功能区按钮打开对应的页；重新载入后留在原来的页；设置里能清除标记', async () => {
    const workbook = await withFaults()
    const excel = await openExcel(browser, server.origin, { workbook })
    const faulty = addressOf(entriesOf(workbook), 'selfUsedArea')
    await waitForCounts(excel, '1 项须改正，1 项须说明')
    const tab = (name: string) => excel.pane.getByRole('tab', { name: new RegExp(`^${name}`), selected: true })
    await excel.page.getByRole('button', { name: '评分', exact: true }).click()
    await tab('评分').waitFor()
    await goTo(excel, '校验')
    await excel.pane.evaluate(() => location.reload())
    await tab('校验').waitFor()
    await excel.page.getByRole('button', { name: '模板', exact: true }).click()
    await excel.pane.getByText('当前工作簿已有表单。').waitFor()
    expect(await looked(excel, '模板')).toEqual([])
    await excel.pane.locator('body').press('Escape')
    await excel.pane.getByRole('button', { name: '更多' }).click()
    await excel.pane.getByRole('button', { name: '设置' }).click()
    await excel.pane.getByText('已连接，').waitFor()
    expect(await looked(excel, '设置')).toEqual([])
    const tint = await excel.fill(faulty)
    await excel.pane.getByRole('button', { name: '清除标记' }).click()
    await excel.pane.getByText(/已清除本加载项所作的标记/).waitFor()
    expect(await excel.fill(faulty)).not.toBe(tint)
  })

  it('旧面板遇到新服务器：说明要更新，填报不受影响', async () => {
    const about = (await (await fetch(`${server.origin}/api/v1/about`)).json()) as object
    const newer = JSON.stringify({ ...about, minimumPaneVersion: '9.0.0' })
    // Before there is a pane: of a frame that has its own process, what is routed later may pass by.
    const context = await paneContext(browser)
    onTestFinished(() => context.close())
    await context.route('**/api/v1/about', (route) => route.fulfill({ contentType: 'application/json', body: newer }))
    const excel = await openExcel(browser, server.origin, { workbook: await withFaults(), context })
    await goTo(excel, '同步')
    await excel.pane.getByText(/加载项版本 .*，服务器要求 9\.0\.0 以上。/).waitFor()
    expect(await looked(excel, '要更新')).toEqual([])
    await waitForCounts(excel, '1 项须改正，1 项须说明')
    const loaded = excel.pane.waitForNavigation()
    await excel.pane.getByRole('button', { name: '更新' }).click()
    await loaded
    await excel.pane.getByRole('tab', { name: '同步', selected: true }).waitFor()
  })
})
