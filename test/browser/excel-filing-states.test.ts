import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { writeMeta } from '#workbook/meta-parts.ts'
import { applicationFile, applicationWorkbook, soundApplication } from './application-files.ts'
import { launchChromium } from './chromium.ts'
import { changedElsewhere, clean, declarations, findings, landArea, send, sent } from './excel-filing-pane.ts'
import { openExcel } from './excel-host.ts'
import { looked } from './excel-look.ts'
import { errorTint, patience } from './excel-pane.ts'
import { createFilers, signInHere } from './filing-pages.ts'
import { parcelWorkbook, template } from './pane-files.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'
import { addressOf, entriesOf } from './typed-form.ts'

/* What else a workbook with a 申请表 may be, and what may stand in the way. */

let browser: Browser
let server: PaneServer

beforeAll(async () => {
  await ensureBuilt('pane')
  browser = await launchChromium()
})

afterAll(() => browser.close())

beforeEach(async () => {
  server = await startPaneServer()
  await createFilers(server)
})

afterEach(() => server.stop())

describe('工作簿里的申请表', () => {
  it('申报要点和自动计算照表格的值，随改随变；F8 逐项走到单元格', async () => {
    const workbook = await applicationWorkbook({
      landAreaAfter: 20000,
      positiveItem: null,
      farAfter: 1.2,
      farContract: 1,
    })
    const all = entriesOf(workbook)
    const excel = await openExcel(browser, server.origin, { workbook })
    const { pane } = excel
    const calculated = pane.getByRole('region', { name: '自动计算' })
    await calculated.getByRole('button', { name: /^是否突破合同容积率\s*是$/ }).waitFor()
    await excel.act('type', addressOf(all, 'farAfter'), '0.95')
    await calculated.getByRole('button', { name: /^是否突破合同容积率\s*否$/ }).waitFor()
    await pane
      .getByRole('region', { name: '申报要点' })
      .getByRole('button', { name: /^土地面积\s*13,333\.33 → 20,000\.00 m²$/ })
      .click()
    const cell = pane.getByRole('region', { name: '当前单元格' })
    await cell.getByText('当前单元格：改造后土地面积（m²）').waitFor()
    await cell.getByText('Z01').waitFor()
    await excel.select('A1')
    await pane.locator('body').press('F8')
    await pane.locator('.finding-head[aria-expanded="true"]').waitFor()
    await cell.getByText(/^当前单元格：/).waitFor()
    expect(await looked(excel, '逐项走到单元格')).toEqual([])
  })

  it('体检表里移入、移走申请表：第五个标签随之出现、消失', async () => {
    const excel = await openExcel(browser, server.origin, { workbook: await parcelWorkbook() })
    const { pane } = excel
    const names = () => pane.getByRole('tablist', { name: '步骤' }).getByRole('tab').allTextContents()
    await pane.getByRole('tab', { name: '校验，没有发现' }).waitFor()
    expect(await names()).toEqual(['填报', '校验', '评分', '同步'])
    await excel.moveIn(await applicationWorkbook({ landAreaAfter: 20000 }))
    await pane.getByRole('tab', { name: '优质项目' }).click()
    await findings(excel, landArea).waitFor()
    // The 体检表 is judged by itself, and keeps its tabs.
    expect(await names()).toEqual(['填报', '校验', '评分', '同步', '优质项目'])
    expect(await looked(excel, '体检表和申请表')).toEqual([])
    await excel.act('deleteSheet', '零增地技术改造项目申请表')
    await pane.getByRole('tab', { name: '优质项目' }).waitFor({ state: 'detached' })
    await pane.getByRole('tab', { name: '填报', selected: true }).waitFor()
  })

  it('几份申请表：选哪一份就校验、标记、上送哪一份', async () => {
    const excel = await openExcel(browser, server.origin, { workbook: await applicationWorkbook() })
    const { pane } = excel
    await pane.getByText(clean).waitFor()
    await excel.moveIn(await applicationWorkbook({ landAreaAfter: 20000, projectName: '示例第二个项目' }))
    const choice = pane.getByLabel('工作簿里有 2 份申请表，只校验、上送这一份：')
    await choice.waitFor()
    await pane.getByText(clean).waitFor()
    await choice.selectOption({ label: '示例第二个项目（零增地技术改造项目申请表 (2)）' })
    await findings(excel, landArea).waitFor()
    const address = addressOf(entriesOf(await applicationWorkbook()), 'landAreaAfter')
    const second = address.replace(/^'?([^'!]+)'?!/, "'$1 (2)'!")
    await expect.poll(() => excel.fill(second), patience).toBe(errorTint)
    expect(await excel.fill(address)).not.toBe(errorTint)
    expect(await looked(excel, '几份申请表')).toEqual([])
    await signInHere(pane, 'shili')
    await send(excel)
    await pane.getByText(sent).waitFor()
    expect(await declarations(server)).toMatchObject([{ projectName: '示例第二个项目' }])
  })

  it('旧版申请表：说明版本，不读入数据', async () => {
    const old = writeMeta(template(applicationFile), {
      template: 'application',
      department: null,
      forms: [{ id: zeroIncrementForm.id, version: '2025.1' }],
      cycle: null,
      parcelCode: null,
      revisions: [],
    })
    const excel = await openExcel(browser, server.origin, { workbook: old })
    await excel.pane.getByText(/为 2025\.1 版模板.*未读入任何数据。/).waitFor()
    expect(await looked(excel, '旧版申请表')).toEqual([])
  })
})

describe('不能照办的时候', () => {
  it('工作表加密保护：不能标记，发现照列；别人改的格写不进去，列为冲突，撤销保护后可采用', async () => {
    const workbook = await applicationWorkbook()
    const all = entriesOf(workbook)
    const excel = await openExcel(browser, server.origin, { workbook })
    const { pane } = excel
    await signInHere(pane, 'shili')
    await send(excel)
    await pane.getByText(sent).waitFor()
    await changedElsewhere(browser, server, { totalInvestment: 9000 })

    const investment = addressOf(all, 'totalInvestment')
    await excel.page.evaluate((address) => {
      window.excel?.lock(address)
      window.excel?.protect(true)
    }, investment)
    await excel.act('type', addressOf(all, 'landAreaAfter'), '20000')
    await pane.getByText('已保护，不能写入标记。').waitFor()
    await findings(excel, landArea).waitFor()
    expect(await looked(excel, '受保护的申请表')).toEqual([])

    await send(excel)
    const conflict = pane.getByRole('region', { name: '待处理冲突' })
    await conflict.getByText('单元格受保护，没有写入。').waitFor()
    // The district keeps what others wrote; only what was typed here was sent.
    expect((await declarations(server)).at(-1)).toEqual({ landAreaAfter: 20000 })
    expect(await looked(excel, '写不进去的冲突')).toEqual([])
    await conflict.getByRole('button', { name: '总投资采用对方的' }).click()
    await pane.getByText('没有写入表格').waitFor()
    await excel.page.evaluate(() => window.excel?.protect(false))
    await conflict.getByRole('button', { name: '总投资采用对方的' }).click()
    await conflict.waitFor({ state: 'detached' })
    expect(await excel.value(investment)).toBe(9000)
    await pane.getByText('请用 Ctrl+S 保存工作簿').waitFor()
  })

  it('两边改了同一格：列出两个值；别人改的其他格写进表格', async () => {
    const workbook = await applicationWorkbook()
    const all = entriesOf(workbook)
    const excel = await openExcel(browser, server.origin, { workbook })
    const { pane } = excel
    await signInHere(pane, 'shili')
    await send(excel)
    await pane.getByText(sent).waitFor()
    await changedElsewhere(browser, server, { totalInvestment: 9000, equipmentInvestment: 4500 })
    await excel.act('type', addressOf(all, 'totalInvestment'), '8500')
    await pane.getByRole('button', { name: '上送 1 处修改' }).click()
    const conflict = pane.getByRole('region', { name: '待处理冲突' })
    await conflict.getByText('9,000.00 万元').waitFor()
    await expect.poll(() => excel.value(addressOf(all, 'equipmentInvestment')), patience).toBe(4500)
    expect(await looked(excel, '冲突')).toEqual([])
    await conflict.getByRole('button', { name: '总投资采用我的' }).click()
    await pane.getByRole('button', { name: '上送 1 处修改' }).click()
    await pane.getByText(sent).waitFor()
    expect((await declarations(server)).at(-1)).toEqual({ totalInvestment: 8500 })
    expect(await excel.value(addressOf(all, 'totalInvestment'))).toBe(8500)
  })

  it('离线：填写、校验照常，联网后上送；正在编辑单元格时等它结束', async () => {
    const workbook = await applicationWorkbook()
    const address = addressOf(entriesOf(workbook), 'landAreaAfter')
    const excel = await openExcel(browser, server.origin, { workbook })
    const { pane, page } = excel
    await signInHere(pane, 'shili')
    await page.context().setOffline(true)
    await pane.getByText('当前离线，暂不能上送。').waitFor()
    await excel.act('type', address, '20000')
    await findings(excel, landArea).waitFor()
    expect(await looked(excel, '离线')).toEqual([])
    await excel.act('type', address, '13333.33')
    await pane.getByText(clean).waitFor()
    await page.context().setOffline(false)
    await pane.getByText('当前离线').waitFor({ state: 'detached' })
    await page.evaluate(() => window.excel?.simulator.user.startEditing('A1'))
    await send(excel)
    await pane.getByText('有单元格正在编辑，暂不能读取表格。').waitFor()
    await pane.getByRole('button', { name: '取消', exact: true }).click()
    await pane.getByText('已取消。').waitFor()
    expect(await declarations(server)).toEqual([])
    await page.evaluate(() => window.excel?.simulator.user.endEditing(null))
    await send(excel)
    await pane.getByText(sent).waitFor()
    expect(await declarations(server)).toEqual([soundApplication])
  })

  it('服务器不收：原样说明；表格程序拒绝插入：说明并给出下载', async () => {
    const workbook = await applicationWorkbook({ uscc: '91310117MA1J00001X' })
    const excel = await openExcel(browser, server.origin, { workbook })
    await signInHere(excel.pane, 'shili')
    await send(excel)
    await excel.pane.getByRole('alert').filter({ hasText: '请' }).first().waitFor()
    expect(await declarations(server)).toEqual([])
    expect(await looked(excel, '服务器不收')).toEqual([])

    const blank = await openExcel(browser, server.origin, { troubles: { refuseInsertedSheets: true } })
    await blank.pane.getByRole('button', { name: '插入零增地技术改造项目申请表' }).click()
    await blank.pane.getByText('表格程序没有接受这个操作。').waitFor()
    await blank.pane.getByRole('link', { name: '下载零增地技术改造项目申请表' }).waitFor()
  })
})
