import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { firmRow } from '../server/rows.ts'
import { launchChromium } from './chromium.ts'
import { openExcel } from './excel-host.ts'
import { goTo, signIn, sync, waitForCounts, waitForReport } from './excel-pane.ts'
import type { Excel } from './excel-window.ts'
import { httpClient } from './http-client.ts'
import { parcelWorkbook } from './pane-files.ts'
import { paneContext } from './pane-pages.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'
import { addressOf, entriesOf } from './typed-form.ts'

let browser: Browser
let server: PaneServer
let context: BrowserContext

beforeAll(async () => {
  await ensureBuilt('pane')
  browser = await launchChromium()
})

afterAll(() => browser.close())

beforeEach(async () => {
  server = await startPaneServer()
  context = await paneContext(browser, { serviceWorkers: 'allow' })
})

afterEach(async () => {
  await context.close()
  await server.stop()
})

async function signedIn(): Promise<Excel> {
  const excel = await openExcel(browser, server.origin, { workbook: await parcelWorkbook(), context })
  await waitForCounts(excel, '没有发现')
  await signIn(excel, 'wangfang')
  return excel
}

/** Revisions and batches as the server keeps them. */
async function stored(): Promise<{ batches: number; versions: number }> {
  return await server.service.database.read(async (db) => ({
    batches: (await db.selectFrom('batch').select('id').execute()).length,
    versions: (await db.selectFrom('row_version').select('revision').execute()).length,
  }))
}

/** The ribbon's button: Excel shows the pane's page anew. */
async function reload(excel: Excel): Promise<void> {
  await excel.page.getByRole('button', { name: '校验' }).click()
  await waitForCounts(excel, '没有发现')
}

/** Two rows; the parcel's has values of two layers, 填报 and 现场. */
const sentOnce = { batches: 1, versions: 3 }

const outbox = '2 行 · '

describe('网络断在哪一步都不丢', () => {
  it('发送前断网：修改留在本机，重新打开面板仍在，联网后发出一次', async () => {
    const excel = await signedIn()
    await excel.pane.getByText(outbox).waitFor()
    // What the pane opens from without a network is put by in the background: on a busy machine it takes some seconds.
    await excel.pane.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    excel.host.setOffline(true)
    await sync(excel)
    await excel.pane.getByText('当前离线').waitFor()
    expect(await stored()).toEqual({ batches: 0, versions: 0 })

    await reload(excel)
    await goTo(excel, '同步')
    await excel.pane.getByText(outbox).waitFor()

    excel.host.setOffline(false)
    await sync(excel)
    await waitForReport(excel, '已发送 2 行')
    expect(await stored()).toEqual(sentOnce)
  })

  it('服务器收下后回执丢了：再次同步不重复，重新打开面板后接着发', async () => {
    const excel = await signedIn()
    excel.host.setDeaf(true)
    await sync(excel)
    await expect.poll(stored, { timeout: 15_000 }).toEqual(sentOnce)
    excel.host.setDeaf(false)
    await reload(excel)
    await sync(excel)
    await waitForReport(excel, '已发送 2 行')
    expect(await stored()).toEqual(sentOnce)
  })

  it('取回时断网：表格不变，联网后取回写入', async () => {
    const excel = await signedIn()
    await sync(excel)
    await waitForReport(excel, '已发送 2 行')
    const taxPaid = addressOf(entriesOf(await parcelWorkbook()), 'taxPaid')
    const li = await httpClient(server.origin, 'liqiang')
    await li.push(firmRow({ taxPaid: 884.2 }, 'SJ-XQ-0137', '91310117999999912E', 1))
    excel.host.setOffline(true)
    await excel.pane.getByRole('button', { name: '仅取回' }).click()
    await excel.pane.getByText('当前离线').waitFor()
    expect(await excel.value(taxPaid)).toBe(900)
    excel.host.setOffline(false)
    await excel.pane.getByRole('button', { name: '仅取回' }).click()
    await waitForReport(excel, '取回 1 行。')
    expect(await excel.value(taxPaid)).toBe(884.2)
  })

  it('两人改了同一格：断网时也看得到，选我的再发，工作簿里的值不丢', async () => {
    const excel = await signedIn()
    await sync(excel)
    await waitForReport(excel, '已发送 2 行')
    const taxPaid = addressOf(entriesOf(await parcelWorkbook()), 'taxPaid')
    const li = await httpClient(server.origin, 'liqiang')
    await li.push(firmRow({ taxPaid: 884.2 }, 'SJ-XQ-0137', '91310117999999912E', 1))
    await excel.act('type', taxPaid, '910')
    await excel.pane.getByText(/1 行 · /).waitFor()
    await sync(excel)
    await excel.pane.getByText('待处理冲突').waitFor()
    excel.host.setOffline(true)
    await excel.pane.getByRole('radio', { name: /我的/ }).check()
    await excel.pane.getByRole('button', { name: '采用“我的”' }).click()
    excel.host.setOffline(false)
    await sync(excel)
    await waitForReport(excel, '已发送 1 行')
    expect(await excel.value(taxPaid)).toBe(910)
  })
})

describe('面板与服务器版本不同', () => {
  it('缓存的旧面板遇到新服务器：说明不能同步，填报、校验和评分照常', async () => {
    const about = (await (await fetch(`${server.origin}/api/v1/about`)).json()) as object
    await context.route('**/api/v1/about', (route) =>
      route.fulfill({ json: { ...about, minimumPaneVersion: '9.0.0' } }),
    )
    const excel = await signedIn()
    await excel.pane.getByText('服务器要求 9.0.0 以上。').waitFor()
    await sync(excel)
    expect(await stored()).toEqual({ batches: 0, versions: 0 })
    await excel.act('type', addressOf(entriesOf(await parcelWorkbook()), 'floorArea'), '10000')
    await excel.pane.getByRole('tab', { name: /^校验，\d+ 项须改正/ }).waitFor()
  })
})
