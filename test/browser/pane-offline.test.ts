import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveBuiltPages } from './built-pages.ts'
import { launchChromium } from './chromium.ts'
import { parcelWorkbook } from './pane-files.ts'
import {
  cellBar,
  fill,
  goTo,
  goToField,
  keptEdits,
  openPane,
  openWorkbook,
  paneContext,
  waitForCounts,
} from './pane-pages.ts'
import type { ScreenServer } from './screen.ts'

let browser: Browser
let server: ScreenServer

beforeAll(async () => {
  server = await serveBuiltPages('pane')
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

describe('断网', () => {
  it('打开过一次后，断网刷新仍能打开，工作簿、修改和说明都在', async () => {
    const context = await paneContext(browser, { serviceWorkers: 'allow' })
    const page = await openPane(browser, server.origin, { context })
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await openWorkbook(page, await parcelWorkbook({ houseSafety: '一般' }))
    await page.getByRole('button', { name: /房屋安全隐患/ }).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.type('鉴定报告正在补办')
    await page.keyboard.press('Enter')
    await waitForCounts(page, '没有发现')
    await fill(page, '物业品质', '优')
    await page.getByText('1 处修改未存入文件').first().waitFor()
    // Kept a moment after the edit.
    await expect.poll(() => keptEdits(page)).toEqual(['优'])

    await context.setOffline(true)
    await page.reload()
    await goTo(page, '校验')
    await page.getByText(/已校验/).waitFor()
    await waitForCounts(page, '没有发现')
    await page.getByRole('button', { name: '已说明（1）' }).waitFor()
    await goToField(page, '物业品质')
    await expect.poll(() => cellBar(page)).toMatch(/^物业品质优/)
    await goTo(page, '评分')
    await page.getByText('综合得分').waitFor()
    await goTo(page, '同步')
    await page.getByText('当前离线。您的修改已存在本机，联网后自动发送。').waitFor()
    await context.close()
  })

  it('浏览器不能保存时，修改之前就说明，仍可填报', async () => {
    const context = await paneContext(browser)
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('blocked', 'SecurityError')
      }
    })
    const page = await openPane(browser, server.origin, { context })
    await page.getByText('浏览器不能保存离线数据，关闭前请先同步或保存文件。').waitFor()
    await openWorkbook(page, await parcelWorkbook())
    await fill(page, '物业品质', '优')
    await page.getByText('1 处修改未存入文件').first().waitFor()
    await context.close()
  })
})
