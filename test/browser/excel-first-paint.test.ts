import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { openExcel } from './excel-host.ts'
import { goTo } from './excel-pane.ts'
import { paneContext } from './pane-pages.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'

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

const pageScript = '**/pane/assets/excel.*.js'

/** The pane's page in a window of its own, without an Excel around it. */
async function alone(before: (page: Page) => Promise<unknown>): Promise<Page> {
  const context = await paneContext(browser, { width: 350, height: 720 })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await before(page)
  await page.goto(`${server.origin}/pane/excel.html`, { waitUntil: 'commit' })
  return page
}

describe('面板打不开时，首屏说明原因和去处', () => {
  it('面板的脚本还没到，已有字可读', async () => {
    const page = await alone((opened) => opened.route(pageScript, () => {}))
    expect(await page.locator('h1').textContent()).toBe('产业用地体检')
    await page.getByText('表格可以照常填写。').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('脚本没有取到', async () => {
    const page = await alone((opened) => opened.route(pageScript, (route) => route.abort()))
    await page.getByText('面板的文件没有取到。').waitFor()
    expect(await page.getByRole('link', { name: '在网页中打开工作簿' }).getAttribute('href')).toBe('/pane/')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.unroute(pageScript)
    await page.getByRole('button', { name: '重新载入' }).click()
    await page.getByText('这里需要在 Excel 中打开').waitFor()
  })

  it('内置浏览器过旧', async () => {
    const page = await alone(async (opened) => {
      await opened.addInitScript(() => Reflect.deleteProperty(Object, 'hasOwn'))
      await opened.route(pageScript, (route) => route.fulfill({ body: '', contentType: 'text/javascript' }))
    })
    await page.getByText('当前 Excel 的内置浏览器过旧，不能打开面板。').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('首屏脚本只用 ES5', async () => {
    const page = await alone(() => Promise.resolve())
    const address = await page.locator('script[src*="first-paint"]').getAttribute('src')
    const script = await (await fetch(`${server.origin}${address}`)).text()
    expect(script.length).toBeGreaterThan(500)
    expect(script).not.toMatch(/=>|\b(const|let|class|async|import)\b|`|\?\.|\.\.\./)
  })

  it('不在 Excel 里', async () => {
    const page = await alone(() => Promise.resolve())
    await page.getByText('这里需要在 Excel 中打开').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('我们的程序出错：给出编号和重新载入，不是空白', async () => {
    const excel = await openExcel(browser, server.origin)
    await excel.pane.getByText('选择一种方式开始').waitFor()
    await excel.page.route('**/pane/assets/addin_host_office_spreadsheet*', (route) => route.abort())
    await excel.pane.evaluate(() => location.reload())
    await excel.pane.getByText(/请把编号 [0-9A-F]{4}-[0-9A-F]{2} 告诉管理员。/).waitFor()
    await excel.pane.getByText('加载项出现问题，表格没有被改动。').waitFor()
    expect(await accessibilityFaults(excel.pane)).toEqual([])
    await excel.page.unroute('**/pane/assets/addin_host_office_spreadsheet*')
    await excel.pane.getByRole('button', { name: '重新载入' }).click()
    await excel.pane.getByText('选择一种方式开始').waitFor()
  })

  it('打开过一次后，断网也能打开面板；同步页说明离线', async () => {
    const context = await paneContext(browser, { serviceWorkers: 'allow' })
    const excel = await openExcel(browser, server.origin, { context })
    const { pane } = excel
    await pane.getByRole('button', { name: '插入模板：一地一表' }).click()
    await pane.getByText(/已插入工作表/).waitFor()
    // The worker has the page, its scripts and office.js once it has the last of them.
    await expect
      .poll(() => pane.evaluate(async () => (await (await caches.open('pane-office')).keys()).length), {
        timeout: 10_000,
      })
      .toBeGreaterThan(2)
    excel.host.setOffline(true)
    await pane.evaluate(() => location.reload())
    await goTo(excel, '同步')
    await pane.getByText('当前离线。您的修改已存在本机，联网后自动发送。').waitFor()
    expect(await accessibilityFaults(pane)).toEqual([])
    await context.close()
  })
})
