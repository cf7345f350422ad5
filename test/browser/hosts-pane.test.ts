import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { browserScript } from '../wps-host/browser-script.ts'
import { launchChromium, watchForeignRequests } from './chromium.ts'
import * as beside from './excel-pane.ts'
import { excelIn } from './excel-window.ts'
import { parcelWorkbook } from './pane-files.ts'
import * as pane from './pane-pages.ts'
import { type PaneServer, password, startPaneServer } from './pane-server.ts'
import { followViolations, type Violation } from './policy-violations.ts'

/* The pane in its three homes, through all of its work: no other host, nothing that its own policy refuses. */

let browser: Browser
let server: PaneServer

beforeAll(async () => {
  await ensureBuilt('pane')
  browser = await launchChromium()
  server = await startPaneServer()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

interface Watched {
  readonly context: BrowserContext
  readonly foreign: readonly string[]
  readonly violations: readonly Violation[]
}

async function watched(serviceWorkers: 'allow' | 'block'): Promise<Watched> {
  const context = await pane.paneContext(browser, { serviceWorkers })
  return { context, foreign: watchForeignRequests(context), violations: await followViolations(context) }
}

it('网页里的填报页：打开、校验、评分、同步、保存、离线服务', async () => {
  const { context, foreign, violations } = await watched('allow')
  const page = await context.newPage()
  await page.goto(`${server.origin}/pane/`)
  await pane.openWorkbook(page, await parcelWorkbook({ houseSafety: '一般' }))
  await pane.goTo(page, '评分')
  await pane.signIn(page, 'wangfang', password)
  await page.getByRole('button', { name: /^(同步 \d+ 行|立即同步)$/ }).click()
  await page.getByText(/已发送/).waitFor()
  await pane.goTo(page, '填报')
  await page.waitForLoadState('networkidle')
  await context.close()
  expect(foreign).toEqual([])
  expect(violations).toEqual([])
})

it('WPS 里的填报页', async () => {
  const { context, foreign, violations } = await watched('block')
  const page = await context.newPage()
  await page.addInitScript(await browserScript(await parcelWorkbook({ houseSafety: '一般' }), 'property'))
  await page.goto(`${server.origin}/pane/wps.html?tab=check`)
  await page.getByText(/已校验/).waitFor()
  await pane.goTo(page, '评分')
  await page.getByRole('button', { name: /写入/ }).click()
  await page.getByText('已写入工作表“评分结果”').waitFor()
  await pane.goTo(page, '同步')
  await page.getByLabel('账号').waitFor()
  const background = await context.newPage()
  await background.goto(`${server.origin}/pane/wps/index.html`)
  await background.waitForLoadState('networkidle')
  await context.close()
  expect(foreign).toEqual([])
  expect(violations).toEqual([])
})

it('Excel 里的填报页：除了 office.js 自己写的行内样式，没有别的被拒', async () => {
  const { context, foreign, violations } = await watched('block')
  const page = await context.newPage()
  const excel = await excelIn(page, server.origin)
  await beside.insertTemplate(excel)
  await beside.recheck(excel)
  await beside.signIn(excel, 'wangfang')
  await beside.goTo(excel, '评分')
  await page.waitForLoadState('networkidle')
  await context.close()
  await excel.host.stop()
  expect(foreign).toEqual([])
  const ofOfficeJs = ({ directive, script }: Violation): boolean =>
    directive === 'style-src-attr' && script.startsWith('/pane/office/')
  expect(violations.filter((violation) => !ofOfficeJs(violation))).toEqual([])
})
