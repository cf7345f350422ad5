import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import type { CellValue } from '../excel-host/model/value.ts'
import { browserScript } from '../wps-host/browser-script.ts'
import { launchChromium, watchForeignRequests } from './chromium.ts'
import { followFaults } from './page-faults.ts'
import { parcelWorkbook } from './pane-files.ts'
import { goTo, paneContext } from './pane-pages.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'

/* Proves types and calls; nothing of real WPS. */

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

/** Takes away what the Chromium of WPS may lack. */
const grownOld = `for (const [owner, name] of [[Array.prototype, 'at'], [Array.prototype, 'findLastIndex'], [String.prototype, 'at'], [String.prototype, 'replaceAll'],
  [Object, 'hasOwn'], [URL, 'canParse'], [self.Crypto.prototype, 'randomUUID']]) delete owner[name];`

async function openPage(path: string, script: string): Promise<Page> {
  const context = await paneContext(browser, { width: 400, height: 800 })
  const foreign = watchForeignRequests(context)
  const page = await context.newPage()
  const faults = followFaults(page)
  onTestFinished(async () => {
    await context.close()
    expect(faults).toEqual([])
    expect(foreign).toEqual([])
  })
  await page.addInitScript(script)
  await page.goto(`${server.origin}${path}`)
  return page
}

async function openPane(script: string): Promise<Page> {
  return await openPage('/pane/wps.html?tab=check', script)
}

function valueIn(page: Page, sheet: string, row: number, column: number): Promise<CellValue> {
  return page.evaluate(([name, at, across]) => window.simulatedWps?.workbook.sheet(name)?.valueAt(at, across) ?? null, [
    sheet,
    row,
    column,
  ] as const)
}

it.each(['property', 'method'] as const)('成员为 %s 的版本：校验、随改随查、评分、写出结果、同步', async (shape) => {
  const page = await openPane(await browserScript(await parcelWorkbook({ houseSafety: '一般' }), shape))
  await page.getByText(/已校验/).waitFor()
  await page.getByRole('link', { name: 'WPS 为实验支持，可在网页中填报' }).waitFor()
  const finding = page.locator('.finding-head', { hasText: '房屋安全隐患' })
  await finding.waitFor()
  const marked = () => page.evaluate(() => window.simulatedWps?.workbook.active.formats.length ?? 0)
  const before = await marked()

  // Somebody puts it right in the sheet: the pane follows, the mark goes.
  await page.evaluate(() => {
    const simulated = window.simulatedWps
    const sheet = simulated?.workbook.active
    const row = sheet?.rows.findIndex((one) => one?.values.includes('一般')) ?? -1
    const column = sheet?.rows[row]?.values.indexOf('一般') ?? -1
    simulated?.type(sheet?.name ?? '', `${String.fromCharCode(65 + column)}${row + 1}`, '无')
  })
  await finding.waitFor({ state: 'detached' })
  await expect.poll(marked).toBeLessThan(before)

  await goTo(page, '评分')
  await page.getByText('72.60').first().waitFor()
  await page.getByRole('button', { name: /写入/ }).click()
  await page.getByText('已写入工作表“评分结果”').waitFor()
  expect(await valueIn(page, '评分结果', 0, 0)).toContain('评分结果')

  await goTo(page, '同步')
  await page.getByLabel('账号').waitFor()
})

it('旧的 Chromium 缺的，面板和后台线程自己补上', async () => {
  const script = await browserScript(await parcelWorkbook(), 'property')
  const context = await paneContext(browser, { width: 350, height: 800 })
  const page = await context.newPage()
  const faults = followFaults(page)
  const aged: string[] = []
  await page.route('**/pane/assets/checkup.*.js', async (route) => {
    const response = await route.fetch()
    aged.push(route.request().url())
    await route.fulfill({ response, body: `${grownOld}${await response.text()}` })
  })
  await page.addInitScript(`${script};${grownOld}`)
  await page.goto(`${server.origin}/pane/wps.html`)
  await goTo(page, '校验')
  await page.getByText(/已校验/).waitFor()
  await goTo(page, '评分')
  await page.getByText('72.60').first().waitFor()
  expect(aged).toHaveLength(1)
  expect(faults).toEqual([])
  await context.close()
})

it('不在 WPS 中：说明在哪里打开，给网页的入口', async () => {
  const page = await openPane('')
  await page.getByRole('heading', { name: '这里需要在 WPS 表格中打开' }).waitFor()
  expect(await page.getByRole('link', { name: '在网页中打开工作簿' }).getAttribute('href')).toBe('/pane/')
})

/** Stands for WPS around the page in the background. */
const background = `
  window.made = []
  window.told = []
  window.alert = (text) => told.push(text)
  window.wps = { CreateTaskPane: (address) => {
    if (window.refuses) throw new Error('不支持')
    const pane = { Visible: false, seen: [address], Navigate: (next) => pane.seen.push(next) }
    made.push(pane)
    return pane
  } }
  window.Application = { get ActiveWorkbook() { return { FullName: window.front ?? '甲.xlsx' } } }
`

interface Background {
  readonly made: readonly { readonly Visible: boolean; readonly seen: readonly string[] }[]
  readonly told: readonly string[]
}

it('后台页：每个按钮都有图，打开同一个面板的对应页；另一个工作簿另有面板；打不开时说明', async () => {
  const page = await openPage('/pane/wps/', background)
  await page.waitForFunction(() => 'ribbon' in window)
  const ribbon = await (await page.request.get(`${server.origin}/pane/wps/ribbon.xml`)).text()
  expect(ribbon).toMatch(/^<customUI /)
  const ids = [...ribbon.matchAll(/<button id="([^"]+)"/g)].map(([, id]) => id ?? '')
  expect(ids.map((id) => /^[a-z_]+$/.test(id))).toEqual([true, true, true, true, true])
  const press = (id: string): Promise<unknown> => page.evaluate(`ribbon.OnAction({ Id: ${JSON.stringify(id)} })`)
  for (const id of ids) {
    const image = await page.evaluate(`ribbon.GetImage({ Id: ${JSON.stringify(id)} })`)
    const response = await page.request.get(`${server.origin}/pane/wps/${image}`)
    expect([response.status(), response.headers()['content-type']]).toEqual([200, 'image/png'])
    expect(await press(id)).toBe(true)
  }
  const state = (): Promise<Background> => page.evaluate('({ made, told })')
  const pane = `${server.origin}/pane/wps.html`
  expect((await state()).made).toEqual([
    expect.objectContaining({
      Visible: true,
      seen: ['check', 'score', 'sync', 'template'].map((tab) => `${pane}?tab=${tab}`),
    }),
  ])
  await page.evaluate(`front = '乙.xlsx'`)
  await press('checkup_open')
  expect((await state()).made.map(({ seen }) => seen.at(-1))).toEqual([`${pane}?tab=template`, pane])
  await page.evaluate(`front = '丙.xlsx'; refuses = true`)
  await press('checkup_check')
  expect((await state()).told).toEqual([expect.stringContaining(`${server.origin}/pane/`)])
})

it('WPS 要的文件不缓存，目录地址以 / 结尾', async () => {
  for (const file of ['', 'index.html', 'main.js', 'ribbon.xml', 'manifest.xml']) {
    const response = await fetch(`${server.origin}/pane/wps/${file}`)
    expect([file, response.status, response.headers.get('cache-control')]).toEqual([file, 200, 'no-store'])
    await response.arrayBuffer()
  }
  const redirected = await fetch(`${server.origin}/pane/wps`, { redirect: 'manual' })
  expect(redirected.headers.get('location')).toBe('/pane/wps/')
})
