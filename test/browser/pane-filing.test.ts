import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { readAnyWorkbook } from '#workbook/read.ts'
import { browserScript } from '../wps-host/browser-script.ts'
import { accessibilityFaults } from './accessibility.ts'
import { applicationWorkbook, soundApplication } from './application-files.ts'
import { launchChromium } from './chromium.ts'
import { createFilers, openApplication, signInHere } from './filing-pages.ts'
import { followFaults } from './page-faults.ts'
import { parcelWorkbook, template } from './pane-files.ts'
import { cellBar, fill, openPane, openWorkbook, paneContext, saved } from './pane-pages.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'
import { addressOf, entriesOf } from './typed-form.ts'

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

const send = (page: Page) => page.getByRole('button', { name: /^上送/ })

/** The 申请表 as the district holds it, and how many filings there are. */
async function stored(): Promise<{
  readonly filings: number
  readonly declarations: readonly Record<string, unknown>[]
}> {
  return await server.service.database.read(async (db) => ({
    filings: (await db.selectFrom('filing').select('id').execute()).length,
    declarations: (await db.selectFrom('filing_declaration').selectAll().orderBy('revision').execute()).map(
      ({ fields }) => JSON.parse(fields) as Record<string, unknown>,
    ),
  }))
}

/** Edits of the open workbook that the browser holds. */
function keptEdits(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('parcel-checkup')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const all = opening.result.transaction('documents').objectStore('documents').getAll()
          all.onsuccess = () => {
            opening.result.close()
            resolve(all.result.reduce((sum: number, kept: { edits: unknown[] }) => sum + kept.edits.length, 0))
          }
        }
      }),
  )
}

describe('申请表在填报窗格', () => {
  it('体检表没有优质项目一栏，申请表只有这一栏', async () => {
    const page = await openPane(browser, server.origin)
    await openWorkbook(page, await parcelWorkbook())
    expect(await page.getByRole('tablist', { name: '步骤' }).getByRole('tab').allTextContents()).toEqual([
      '填报',
      '校验',
      '评分',
      '同步',
    ])
    await openApplication(page, await applicationWorkbook())
    expect(await page.getByRole('tablist', { name: '步骤' }).getByRole('tab').allTextContents()).toEqual(['优质项目'])
    await page.getByRole('heading', { name: String(soundApplication.projectName) }).waitFor()
    await page
      .getByText('已填的各项没有发现问题。')
      .or(page.getByText(/须说明|须改正/).first())
      .first()
      .waitFor()
  })

  it('没有登录也能逐格填写、定位、改正、保存', async () => {
    const page = await openPane(browser, server.origin)
    await openApplication(page, await applicationWorkbook({ landAreaAfter: 20000, mainPollutants: null }))
    await page
      .getByRole('button', { name: /改造后土地面积/ })
      .first()
      .click()
    await page.getByRole('button', { name: '定位到单元格' }).click()
    await expect.poll(() => cellBar(page)).toMatch(/^改造后土地面积/)
    await page.locator('.grid-cell.mark-error.is-active').waitFor()
    await fill(page, '改造后土地面积', '13333.33')
    await expect.poll(() => page.locator('.mark-error').count()).toBe(0)
    await expect.poll(() => page.getByRole('button', { name: /改造后土地面积.*20,000/ }).count()).toBe(0)
    await page.getByText('还差 1 项').waitFor()
    await page.getByRole('button', { name: /^主要污染物/ }).click()
    await expect.poll(() => cellBar(page)).toMatch(/^主要污染物/)
    await fill(page, '主要污染物', '无')
    await page.getByText('已填齐').first().waitFor()
    const after = await saved(page, () => page.getByTitle('保存到文件（Ctrl+S）').first().click())
    expect((await readAnyWorkbook(after)).rows[0]?.cells).toEqual(soundApplication)
  })

  it('空白模板：逐项列出未填，材料要先填用地类型', async () => {
    const page = await openPane(browser, server.origin)
    await openApplication(page, template('零增地技术改造项目申请表.xlsx'))
    await page.getByText('填写用地类型、改造方式和土地取得方式后，在此列出要备的材料。').waitFor()
    await page.getByRole('heading', { name: '未填项目名称' }).waitFor()
    await fill(page, '项目单位', '示例精密制造（上海）有限公司')
    const after = await saved(page, () => page.getByTitle('保存到文件（Ctrl+S）').first().click())
    expect((await readAnyWorkbook(after)).rows[0]?.cells).toEqual({ projectUnit: '示例精密制造（上海）有限公司' })
  })
})

describe('上送到区里', () => {
  it('企业登录后上送，改一格再上送只送这一格，重开后接着送', async () => {
    const context = await paneContext(browser)
    const page = await openPane(browser, server.origin, { context })
    await openApplication(page, await applicationWorkbook())
    await signInHere(page, 'shili')
    await send(page).click()
    await page.getByText('已上送，区里的申请表与本表一致。').waitFor()
    expect((await stored()).filings).toBe(1)
    expect((await stored()).declarations).toEqual([soundApplication])
    const link = page.getByRole('link', { name: '在网页端上传材料、申报' })
    expect(await link.getAttribute('href')).toMatch(/^\/filings\/.+/)

    await fill(page, '总投资', '8500')
    await page.getByText('有 1 处修改没有上送。').waitFor()
    await expect.poll(() => keptEdits(page)).toBe(1)
    await page.reload()
    await page.getByText('有 1 处修改没有上送。').waitFor()
    await page.getByRole('button', { name: '上送 1 处修改' }).click()
    await page.getByText('已上送，区里的申请表与本表一致。').waitFor()
    expect((await stored()).declarations.at(-1)).toEqual({ totalInvestment: 8500 })
    expect((await stored()).filings).toBe(1)
    await context.close()
  })

  it('断在建立项目的答复上，再送一次仍是同一个项目', async () => {
    const page = await openPane(browser, server.origin)
    await openApplication(page, await applicationWorkbook())
    await signInHere(page, 'shili')
    let isLost = true
    await page.route('**/api/v1/filings', async (route) => {
      if (route.request().method() !== 'POST' || !isLost) return route.fallback()
      isLost = false
      // The server has done it; its answer never arrives.
      const answer = await route.fetch()
      return route.fulfill({ response: answer, body: '' })
    })
    await send(page).click()
    await page.getByText('服务器的答复无法读取').waitFor()
    expect((await stored()).filings).toBe(1)
    await send(page).click()
    await page.getByText('已上送，区里的申请表与本表一致。').waitFor()
    expect((await stored()).filings).toBe(1)
  })

  it('两边改了同一格：列出两个值，采用我的再上送；别人改的其他格自动取回', async () => {
    const page = await openPane(browser, server.origin)
    await openApplication(page, await applicationWorkbook())
    await signInHere(page, 'shili')
    await send(page).click()
    await page.getByText('已上送，区里的申请表与本表一致。').waitFor()

    const other = await openPane(browser, server.origin)
    await openApplication(other, await applicationWorkbook({ totalInvestment: 9000, equipmentInvestment: 4500 }))
    await signInHere(other, 'jingwei')
    await send(other).click()
    await other.getByRole('button', { name: /接着上送/ }).click()
    await other.getByRole('button', { name: '总投资采用我的' }).click()
    await other.getByRole('button', { name: '设备投资采用我的' }).click()
    await other.getByRole('button', { name: '上送 2 处修改' }).click()
    await other.getByText('已上送，区里的申请表与本表一致。').waitFor()

    await fill(page, '总投资', '8500')
    await send(page).click()
    await page.getByRole('region', { name: '待处理冲突' }).getByText('9,000.00 万元').waitFor()
    await page.getByRole('region', { name: '待处理冲突' }).getByText('周涛的').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '总投资采用我的' }).click()
    await page.getByRole('button', { name: '上送 1 处修改' }).click()
    await page.getByText('已上送，区里的申请表与本表一致。').waitFor()
    const { declarations } = await stored()
    expect(declarations.at(-1)).toEqual({ totalInvestment: 8500 })
    const after = await saved(page, () => page.getByTitle('保存到文件（Ctrl+S）').first().click())
    expect((await readAnyWorkbook(after)).rows[0]?.cells).toMatchObject({
      totalInvestment: 8500,
      equipmentInvestment: 4500,
    })
  })

  it('只参加联审的部门不能上送，说明由谁上送', async () => {
    const page = await openPane(browser, server.origin)
    await openApplication(page, await applicationWorkbook())
    await signInHere(page, 'tongji')
    await page.getByText('优质项目由项目单位或区产业部门上送。').waitFor()
    expect(await send(page).count()).toBe(0)
  })

  it('名称没有填就上送，说明缺什么', async () => {
    const page = await openPane(browser, server.origin)
    await openApplication(page, await applicationWorkbook({ projectName: null, townCode: null }))
    await signInHere(page, 'shili')
    await send(page).click()
    await page.getByText('“项目名称”、“所属街镇/园区”未填或读不懂。').waitFor()
    expect((await stored()).filings).toBe(0)
  })

  it('别家企业的申请表，服务器不收，原样说明', async () => {
    const page = await openPane(browser, server.origin)
    await openApplication(page, await applicationWorkbook({ uscc: '91310117MA1J00001X' }))
    await signInHere(page, 'shili')
    await send(page).click()
    await page.getByRole('alert').filter({ hasText: '请' }).first().waitFor()
    expect((await stored()).filings).toBe(0)
  })

  it('较早的服务器没有优质项目：说明，其余照常', async () => {
    const page = await openPane(browser, server.origin)
    await page.route('**/api/v1/filings*', (route) =>
      route.fulfill({ status: 404, contentType: 'text/plain', body: 'not found' }),
    )
    await openApplication(page, await applicationWorkbook())
    await signInHere(page, 'shili')
    await send(page).click()
    await page.getByText('服务器尚不支持优质项目').waitFor()
    await fill(page, '总投资', '8500')
  })

  it('离线时说明不能上送，填写照常，联网后送达', async () => {
    const context = await paneContext(browser)
    const page = await openPane(browser, server.origin, { context })
    await openApplication(page, await applicationWorkbook())
    await signInHere(page, 'shili')
    await context.setOffline(true)
    await page.getByText('当前离线，暂不能上送。').waitFor()
    await fill(page, '总投资', '8500')
    await context.setOffline(false)
    await send(page).click()
    await page.getByText('已上送，区里的申请表与本表一致。').waitFor()
    expect((await stored()).declarations[0]).toMatchObject({ totalInvestment: 8500 })
    await context.close()
  })
})

/* On our simulated JSAPI: nothing is proved of a real WPS. */
describe('WPS 旁的申请表（模拟）', () => {
  it.each(['property', 'method'] as const)('成员为 %s 的版本：校验、标记、随改随查、上送', async (shape) => {
    const workbook = await applicationWorkbook({ landAreaAfter: 20000 })
    const address = addressOf(entriesOf(workbook), 'landAreaAfter').split('!')[1] ?? ''
    const context = await paneContext(browser, { width: 400, height: 800 })
    const page = await context.newPage()
    const faults = followFaults(page)
    await page.addInitScript(await browserScript(workbook, shape))
    await page.goto(`${server.origin}/pane/wps.html`)
    await page.getByRole('tab', { name: '优质项目', selected: true }).waitFor()
    const finding = page.locator('.finding-head', { hasText: '改造后土地面积' })
    await finding.waitFor()
    const marks = () => page.evaluate(() => window.simulatedWps?.workbook.active.formats.length ?? 0)
    const before = await marks()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.evaluate((cell) => {
      const simulated = window.simulatedWps
      simulated?.type(simulated.workbook.active.name, cell, '13333.33')
    }, address)
    await finding.waitFor({ state: 'detached' })
    await expect.poll(marks).toBeLessThan(before)
    await signInHere(page, 'shili')
    await send(page).click()
    await page.getByText('已上送，区里的申请表与本表一致。').waitFor()
    expect((await stored()).declarations).toEqual([soundApplication])
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('窄窗格', () => {
  it.each([350, 450])('%d 像素宽：没有横向滚动，无障碍检查没有问题', async (width) => {
    const page = await openPane(browser, server.origin, { width, height: 760 })
    await openApplication(page, await applicationWorkbook({ landAreaAfter: 20000, positiveItem: null }))
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await accessibilityFaults(page)).toEqual([])
    await signInHere(page, 'shili')
    await send(page).click()
    await page.getByText('已上送，区里的申请表与本表一致。').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})
