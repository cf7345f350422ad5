import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { fillTemplate } from '#workbook/fill.ts'
import { readWorkbook } from '#workbook/read.ts'
import { firmFields, firmRow, parcelFields, parcelRow } from '../server/rows.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { httpClient } from './http-client.ts'
import { examplePair, parcelWorkbook, template } from './pane-files.ts'
import {
  cell,
  cellBar,
  fill,
  goTo,
  goToField,
  keptEdits,
  openPane,
  openWorkbook,
  saved,
  showSheet,
  signIn,
} from './pane-pages.ts'
import { type PaneServer, password, startPaneServer } from './pane-server.ts'

let browser: Browser
let server: PaneServer

beforeAll(async () => {
  await ensureBuilt('pane')
  browser = await launchChromium()
})

afterAll(() => browser.close())

beforeEach(async () => {
  server = await startPaneServer()
})

afterEach(() => server.stop())

const parcelCode = 'SJ-XQ-0137'
const parcelKey = `2025/${parcelCode}`
const uscc = '91310117999999912E'
const firmKey = `${parcelKey}/${uscc}`
const secondFirm = '91310117888888880G'

/** A ledger of one parcel with two firms. */
async function ledger(): Promise<Uint8Array> {
  const { parcel, firm } = examplePair
  return await fillTemplate(template('街镇台账.xlsx'), {
    parcels: [{ ...parcel, firmCount: 2 }],
    firms: [firm, { ...firm, firmName: '示例第二（上海）有限公司', uscc: secondFirm }],
    meta: { cycle: '2025' },
  })
}

async function clerk(bytes: Uint8Array): Promise<Page> {
  const page = await openPane(browser, server.origin, { width: 1280 })
  await openWorkbook(page, bytes, '台账.xlsx')
  await signIn(page, 'wangfang', password)
  return page
}

async function sync(page: Page): Promise<void> {
  await goTo(page, '同步')
  await page.getByRole('button', { name: /^(同步 \d+ 行|立即同步)$/ }).click()
}

async function outcome(page: Page, words: string): Promise<void> {
  await page.locator('.report-sum', { hasText: words }).waitFor()
}

/** Empties the firm's line: as whoever deletes it from the sheet. */
async function clearFirstFirm(page: Page): Promise<void> {
  await showSheet(page, '企业信息采集表')
  await goToField(page, '地块编码')
  await cell(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
  await page.keyboard.press('Delete')
}

async function firmsOnServer(): Promise<readonly { readonly key: string; readonly removed: boolean }[]> {
  const rows = await server.service.database.read((db) =>
    db.selectFrom('row').select(['row_key', 'removed']).where('form', '=', 'enterprise-information').execute(),
  )
  return rows.map(({ row_key: key, removed }) => ({ key, removed: removed === 1 }))
}

describe('服务器上删除的行', () => {
  it('取回后标出，不校验、不评分、不上送；有修改的留在待发送里，恢复后照常上送', async () => {
    const page = await clerk(await parcelWorkbook())
    await sync(page)
    await outcome(page, '已发送 2 行')
    const li = await httpClient(server.origin, 'liqiang')
    await li.remove('removed', [{ form: 'parcel-self-assessment', key: parcelKey, baseRevision: 1 }], '与相邻地块重复')
    await fill(page, '物业品质', '优')
    await sync(page)
    await outcome(page, '未接收 1 行')
    const card = page.getByRole('region', { name: '已删除的行' })
    await card.getByText(/^李强\s今天 \d\d:\d\d 删除，含企业 1 行：与相邻地块重复$/).waitFor()
    const outbox = page.getByRole('region', { name: '待发送' })
    await outbox.getByText('另有 1 行已在服务器上删除，其中 1 处修改不上送：').waitFor()
    await page.getByText('没有未发送的修改。').waitFor()
    expect(await page.getByRole('region', { name: '提交' }).count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])

    await goTo(page, '校验')
    await page.getByRole('tab', { name: '校验，2 项提示', exact: true }).waitFor()
    await page
      .getByText(/本行已于 今天 \d\d:\d\d 被李强删除，不再计入校验和评分，也不再上送。/)
      .first()
      .waitFor()
    await goTo(page, '评分')
    await page.getByText(`地块 ${parcelCode} 已在服务器上删除，不计入评分。`).waitFor()
    expect(await page.getByText('还没有可评分的地块。').count()).toBe(0)
    await goTo(page, '填报')
    await page.getByText(`地块 ${parcelCode} 已在服务器上删除，不再校验和评分。`).waitFor()

    await page.reload()
    await goTo(page, '同步')
    await card.getByRole('button', { name: '恢复' }).click()
    await card.getByRole('button', { name: '恢复', exact: true }).click()
    await card.getByText('请写明原因，2–200 个字。').waitFor()
    await page.keyboard.type('不是重复')
    await page.keyboard.press('Enter')
    await page.getByText('已恢复 1 行。').waitFor()
    await expect.poll(() => card.count()).toBe(0)
    await sync(page)
    await outcome(page, '已发送 1 行')
    await goTo(page, '校验')
    await page.getByRole('tab', { name: '校验，没有发现', exact: true }).waitFor()
    expect(await firmsOnServer()).toEqual([{ key: firmKey, removed: false }])
  })

  it('删除的行在本机没有取回过，上送被拒时也标出来', async () => {
    const li = await httpClient(server.origin, 'liqiang')
    await li.push(parcelRow(parcelFields(), parcelCode), firmRow(firmFields(), parcelCode, uscc))
    await li.remove('removed', [{ form: 'enterprise-information', key: firmKey, baseRevision: 1 }], '已迁出')
    const page = await clerk(await parcelWorkbook())
    await sync(page)
    await page
      .getByRole('region', { name: '已删除的行' })
      .getByText(/已迁出/)
      .waitFor()
    await outcome(page, '未接收 1 行')
  })
})

describe('从表格中删去的行', () => {
  it('列出来，自己什么也不删；放回本表；从服务器删除要写原因，可以撤销', async () => {
    const page = await clerk(await ledger())
    await sync(page)
    await outcome(page, '已发送 3 行')
    await clearFirstFirm(page)
    await sync(page)
    const card = page.getByRole('region', { name: '本表中已没有的行' })
    await card.getByRole('heading', { name: '本表中已没有 1 行' }).waitFor()
    await outcome(page, '取回 0 行。')
    expect((await firmsOnServer()).filter(({ removed }) => removed)).toEqual([])
    expect(await accessibilityFaults(page)).toEqual([])

    // Whoever opens the saved workbook next is asked too.
    const file = await saved(page, () => page.getByTitle('保存到文件（Ctrl+S）').first().click())
    expect((await readWorkbook(file)).meta?.revisions.map(({ key }) => key)).toContain(firmKey)

    await card.getByRole('button', { name: '稍后' }).click()
    await card.getByRole('button', { name: '查看' }).click()
    await card.getByRole('button', { name: '放回本表' }).click()
    await expect.poll(() => card.count()).toBe(0)
    await page.getByText('没有未发送的修改。').waitFor()
    await showSheet(page, '企业信息采集表')
    await goToField(page, '统一社会信用代码')
    await expect.poll(() => cellBar(page)).toContain(uscc)

    await clearFirstFirm(page)
    await goTo(page, '同步')
    await card.getByRole('button', { name: '从服务器删除' }).click()
    await card.getByText(/^将从服务器删除企业 1 行：/).waitFor()
    await card.locator(':focus').waitFor()
    await page.keyboard.type('企业已迁出')
    await card.getByRole('button', { name: '删除 1 行' }).click()
    await page.getByText('已从服务器删除 1 行，值和历史都保留。').waitFor()
    expect((await firmsOnServer()).filter(({ removed }) => removed)).toEqual([{ key: firmKey, removed: true }])
    expect(await card.count()).toBe(0)

    await page.getByRole('button', { name: '撤销删除' }).click()
    await page.getByText('已恢复 1 行。').waitFor()
    expect((await firmsOnServer()).filter(({ removed }) => removed)).toEqual([])
    await card.waitFor()
  })

  it('空白模板不说缺行：只有本工作簿有过的行才算', async () => {
    const li = await httpClient(server.origin, 'liqiang')
    await li.push(parcelRow(parcelFields(), parcelCode), firmRow(firmFields(), parcelCode, uscc))
    const page = await clerk(await parcelWorkbook())
    await sync(page)
    await outcome(page, '取回')
    await openWorkbook(page, template('一地一表.xlsx'))
    await goTo(page, '同步')
    await page.getByText('没有未发送的修改。').waitFor()
    expect(await page.getByText('本表中已没有').count()).toBe(0)
  })
})

describe('在别处处理的冲突', () => {
  it('控制台采用对方的：关闭卡片，单元格仍是我的就改写，并说明谁在何时处理', async () => {
    const page = await clerk(await parcelWorkbook())
    await sync(page)
    await outcome(page, '已发送 2 行')
    const li = await httpClient(server.origin, 'liqiang')
    await li.push(parcelRow({ vacantFloorArea: 900 }, parcelCode, 1))
    await fill(page, '空置建筑面积', '1500')
    await sync(page)
    await outcome(page, '冲突 1 行')
    await li.settle('other', 1000)
    await sync(page)
    await page.getByText(/^空置建筑面积（m²）由 李强 于 今天 \d\d:\d\d 在控制台处理：另填了值，1,000\.00 m²$/).waitFor()
    expect(await page.getByRole('region', { name: '待处理冲突' }).count()).toBe(0)
    await page.getByText('没有未发送的修改。').waitFor()
    await goToField(page, '空置建筑面积')
    await expect.poll(() => cellBar(page)).toMatch(/1,000\.00/)
  })

  it('旧服务器没有冲突台账：不出错，卡片照旧', async () => {
    const page = await clerk(await parcelWorkbook())
    await page.route(/api\/v1\/(conflicts|removals)/, (route) => route.fulfill({ status: 404, body: 'Not Found' }))
    await sync(page)
    await outcome(page, '已发送 2 行')
    const li = await httpClient(server.origin, 'liqiang')
    await li.push(parcelRow({ vacantFloorArea: 900 }, parcelCode, 1))
    await fill(page, '空置建筑面积', '1500')
    await sync(page)
    await outcome(page, '冲突 1 行')
    await sync(page)
    await outcome(page, '取回 0 行。')
    await page.getByRole('region', { name: '待处理冲突' }).waitFor()
  })

  it('选择存在本机，刷新后随下一次同步告诉服务器，只记一次', async () => {
    const page = await clerk(await parcelWorkbook())
    await sync(page)
    await outcome(page, '已发送 2 行')
    const li = await httpClient(server.origin, 'liqiang')
    await li.push(parcelRow({ vacantFloorArea: 900 }, parcelCode, 1))
    await fill(page, '空置建筑面积', '1500')
    await sync(page)
    await outcome(page, '冲突 1 行')
    await page.context().setOffline(true)
    await page.getByText('对方的', { exact: true }).click()
    await page.getByRole('button', { name: '采用“对方的”' }).click()
    await page.getByText('没有未发送的修改。').waitFor()
    await expect.poll(() => keptEdits(page)).toEqual([900])
    await page.context().setOffline(false)
    await page.reload()
    await goTo(page, '同步')
    await page.getByRole('button', { name: '退出' }).waitFor()
    await sync(page)
    await outcome(page, '取回 0 行。')
    const settled = () =>
      server.service.database.read((db) => db.selectFrom('conflict_settlement').select(['choice', 'by_name']).execute())
    await expect.poll(settled).toEqual([{ choice: 'theirs', by_name: '王芳' }])
    await sync(page)
    await outcome(page, '取回 0 行。')
    expect(await settled()).toHaveLength(1)
  })
})
