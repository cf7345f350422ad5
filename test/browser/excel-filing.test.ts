import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Cells, fieldOf } from '#core/form/form.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { writeMeta } from '#workbook/meta-parts.ts'
import { readAnyWorkbook } from '#workbook/read.ts'
import type { ApiSet } from '../excel-host/simulator.ts'
import { applicationFile, applicationWorkbook, soundApplication } from './application-files.ts'
import { launchChromium } from './chromium.ts'
import { openExcel } from './excel-host.ts'
import { looked } from './excel-look.ts'
import { errorTint, patience } from './excel-pane.ts'
import type { Excel } from './excel-window.ts'
import { createFilers, openApplication, signInHere } from './filing-pages.ts'
import { parcelWorkbook, template } from './pane-files.ts'
import { openPane } from './pane-pages.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'
import { addressOf, entriesOf, typeAll } from './typed-form.ts'

/* 优质项目 beside the simulated Excel with the real office.js, before our real server. */

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

const sent = '已上送，区里的申请表与本表一致。'
const clean = '已填的各项没有发现问题。'
const landArea = /改造后土地面积/

/** Every cell of a whole 申请表, as a person types them. */
const entries = async () => entriesOf(await applicationWorkbook())

async function insertApplication({ pane }: Excel): Promise<void> {
  await pane.getByRole('button', { name: '插入零增地技术改造项目申请表' }).click()
  await pane.getByText('已插入工作表“零增地技术改造项目申请表”，原有工作表不变。').waitFor()
  await pane.getByRole('tab', { name: '优质项目', selected: true }).waitFor()
}

/** Findings of the list that are of this field. */
function findings({ pane }: Excel, field: RegExp | string) {
  return pane.getByRole('region', { name: '申请表的发现' }).getByRole('button', { name: field })
}

async function recheck({ pane }: Excel): Promise<void> {
  await pane.getByRole('button', { name: '重新校验' }).click()
}

async function send({ pane }: Excel): Promise<void> {
  await pane.getByRole('button', { name: /^上送/ }).click()
}

async function declarations(): Promise<readonly Record<string, unknown>[]> {
  return await server.service.database.read(async (db) =>
    (await db.selectFrom('filing_declaration').selectAll().orderBy('revision').execute()).map(
      ({ fields }) => JSON.parse(fields) as Record<string, unknown>,
    ),
  )
}

/** 区经委 changes the filing in the file page: what differs there from the district is chosen field by field. */
async function changedElsewhere(changes: Cells): Promise<void> {
  const other = await openPane(browser, server.origin)
  await openApplication(other, await applicationWorkbook(changes))
  await signInHere(other, 'jingwei')
  await other.getByRole('button', { name: '上送到区里' }).click()
  await other.getByRole('button', { name: /接着上送/ }).click()
  for (const field of Object.keys(changes)) {
    const { label } = fieldOf(zeroIncrementForm, field)
    await other.getByRole('button', { name: `${label}采用我的` }).click()
  }
  await other.getByRole('button', { name: `上送 ${Object.keys(changes).length} 处修改` }).click()
  await other.getByText(sent).waitFor()
  await other.close()
}

describe('从空白工作簿到区里', () => {
  it('插入申请表，填错标红，改正，登录上送；保存后重新打开接着送', async () => {
    const excel = await openExcel(browser, server.origin)
    const { pane } = excel
    await insertApplication(excel)
    expect(await looked(excel, '空白申请表')).toEqual([])
    const all = await entries()
    const address = addressOf(all, 'landAreaAfter')
    await typeAll(excel, all)
    await excel.act('type', address, '20000')
    await findings(excel, landArea).waitFor()
    await expect.poll(() => excel.fill(address), patience).toBe(errorTint)

    await findings(excel, landArea).click()
    await excel.select('A1')
    await pane.getByRole('button', { name: '定位到单元格' }).click()
    await pane.getByRole('region', { name: '当前单元格' }).getByText('当前单元格：改造后土地面积（m²）').waitFor()
    expect(await looked(excel, '有发现的申请表')).toEqual([])

    await excel.act('type', address, '13333.33')
    await pane.getByText(clean).waitFor()
    await expect.poll(() => excel.fill(address), patience).not.toBe(errorTint)
    await pane.getByText('已填齐').first().waitFor()

    await signInHere(pane, 'shili')
    await send(excel)
    await pane.getByText(sent).waitFor()
    expect(await declarations()).toEqual([soundApplication])
    expect(await looked(excel, '已上送的申请表')).toEqual([])

    const saved = await excel.save()
    expect((await readAnyWorkbook(saved)).rows.map(({ cells }) => cells)).toEqual([soundApplication])
    const again = await openExcel(browser, server.origin, { workbook: saved })
    await signInHere(again.pane, 'shili')
    await again.act('type', addressOf(entriesOf(saved), 'totalInvestment'), '8500')
    await send(again)
    await again.pane.getByRole('button', { name: /接着上送/ }).click()
    await again.pane.getByRole('button', { name: '总投资采用我的' }).click()
    await again.pane.getByRole('button', { name: '上送 1 处修改' }).click()
    await again.pane.getByText(sent).waitFor()
    expect((await declarations()).at(-1)).toEqual({ totalInvestment: 8500 })
  })

  it('面板重新载入后记得已上送的项目，只送改过的一格', async () => {
    const workbook = await applicationWorkbook()
    const excel = await openExcel(browser, server.origin, { workbook })
    const { pane } = excel
    await signInHere(pane, 'shili')
    await send(excel)
    await pane.getByText(sent).waitFor()
    await pane.evaluate(() => location.reload())
    await pane.getByText(/^项目 松优-/).waitFor()
    await excel.act('type', addressOf(entriesOf(workbook), 'totalInvestment'), '8500')
    await pane.getByText('有 1 处修改没有上送。').waitFor()
    await pane.getByRole('button', { name: '上送 1 处修改' }).click()
    await pane.getByText(sent).waitFor()
    expect((await declarations()).at(-1)).toEqual({ totalInvestment: 8500 })
  })
})

describe('各版本的 Excel', () => {
  const levels: readonly { readonly apiSet: ApiSet; readonly isLive: boolean; readonly hasTints: boolean }[] = [
    { apiSet: '1.4', isLive: false, hasTints: false },
    { apiSet: '1.7', isLive: true, hasTints: true },
    { apiSet: '1.15', isLive: true, hasTints: true },
  ]
  it.each(levels)('ExcelApi $apiSet：校验，改正，上送', async ({ apiSet, isLive, hasTints }) => {
    const workbook = await applicationWorkbook({ landAreaAfter: 20000 })
    const address = addressOf(entriesOf(workbook), 'landAreaAfter')
    const excel = await openExcel(browser, server.origin, { apiSet, workbook })
    const { pane } = excel
    await findings(excel, landArea).waitFor()
    await expect.poll(async () => (await excel.fill(address)) === errorTint, patience).toBe(hasTints)
    await excel.act('type', address, '13333.33')
    if (!isLive) {
      await pane.getByText('当前版本不支持实时校验，修改后请点“重新校验”。').waitFor()
      expect(await looked(excel, `ExcelApi ${apiSet}`)).toEqual([])
      await recheck(excel)
    }
    await pane.getByText(clean).waitFor()
    await signInHere(pane, 'shili')
    // Whether or not it was told, what is sent is what the sheet says.
    await excel.act('type', addressOf(entriesOf(workbook), 'totalInvestment'), '8500')
    await send(excel)
    await pane.getByText(sent).waitFor()
    expect(await declarations()).toEqual([{ ...soundApplication, totalInvestment: 8500 }])
  })

  it.each(['1.4', '1.8'] as const)('ExcelApi %s：不能插入申请表，给出别的办法', async (apiSet) => {
    const { pane } = await openExcel(browser, server.origin, { apiSet })
    await pane.getByRole('link', { name: '下载零增地技术改造项目申请表' }).waitFor()
    expect(await pane.getByRole('button', { name: '插入零增地技术改造项目申请表' }).count()).toBe(0)
    const isOpened = apiSet === '1.8'
    expect(await pane.getByRole('button', { name: '在新窗口打开零增地技术改造项目申请表' }).count()).toBe(
      isOpened ? 1 : 0,
    )
  })
})

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
    expect(await declarations()).toMatchObject([{ projectName: '示例第二个项目' }])
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
    await changedElsewhere({ totalInvestment: 9000 })

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
    expect((await declarations()).at(-1)).toEqual({ landAreaAfter: 20000 })
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
    await changedElsewhere({ totalInvestment: 9000, equipmentInvestment: 4500 })
    await excel.act('type', addressOf(all, 'totalInvestment'), '8500')
    await pane.getByRole('button', { name: '上送 1 处修改' }).click()
    const conflict = pane.getByRole('region', { name: '待处理冲突' })
    await conflict.getByText('9,000.00 万元').waitFor()
    await expect.poll(() => excel.value(addressOf(all, 'equipmentInvestment')), patience).toBe(4500)
    expect(await looked(excel, '冲突')).toEqual([])
    await conflict.getByRole('button', { name: '总投资采用我的' }).click()
    await pane.getByRole('button', { name: '上送 1 处修改' }).click()
    await pane.getByText(sent).waitFor()
    expect((await declarations()).at(-1)).toEqual({ totalInvestment: 8500 })
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
    expect(await declarations()).toEqual([])
    await page.evaluate(() => window.excel?.simulator.user.endEditing(null))
    await send(excel)
    await pane.getByText(sent).waitFor()
    expect(await declarations()).toEqual([soundApplication])
  })

  it('服务器不收：原样说明；表格程序拒绝插入：说明并给出下载', async () => {
    const workbook = await applicationWorkbook({ uscc: '91310117MA1J00001X' })
    const excel = await openExcel(browser, server.origin, { workbook })
    await signInHere(excel.pane, 'shili')
    await send(excel)
    await excel.pane.getByRole('alert').filter({ hasText: '请' }).first().waitFor()
    expect(await declarations()).toEqual([])
    expect(await looked(excel, '服务器不收')).toEqual([])

    const blank = await openExcel(browser, server.origin, { troubles: { refuseInsertedSheets: true } })
    await blank.pane.getByRole('button', { name: '插入零增地技术改造项目申请表' }).click()
    await blank.pane.getByText('表格程序没有接受这个操作。').waitFor()
    await blank.pane.getByRole('link', { name: '下载零增地技术改造项目申请表' }).waitFor()
  })
})
