import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { watchForeignRequests } from './chromium.ts'
import { followFaults } from './page-faults.ts'

export interface PaneOptions {
  readonly width?: number
  readonly height?: number
  /** A context of the test's own (storage, offline); it closes it. */
  readonly context?: BrowserContext
}

/** A context as the pane's users have it; no service worker unless asked for. */
export async function paneContext(
  browser: Browser,
  { width = 1280, height = 800, serviceWorkers = 'block' as 'block' | 'allow' } = {},
): Promise<BrowserContext> {
  return await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    serviceWorkers,
  })
}

/**
 * The pane at its first screen. A page error, an unexpected message on the browser's console or a request to another
 * host fails the test.
 */
export async function openPane(browser: Browser, origin: string, options: PaneOptions = {}): Promise<Page> {
  const context = options.context ?? (await paneContext(browser, options))
  const foreign = watchForeignRequests(context)
  const page = await context.newPage()
  const faults = followFaults(page)
  page.on('dialog', (dialog) => {
    dialog.accept().catch(() => {})
  })
  onTestFinished(async () => {
    if (options.context === undefined) await context.close()
    expect(faults).toEqual([])
    expect(foreign).toEqual([])
  })
  await page.goto(`${origin}/pane/`)
  return page
}

/** Opens a workbook through the file input and waits until it is checked. */
export async function openWorkbook(page: Page, bytes: Uint8Array, name = '一地一表.xlsx'): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.getByLabel('选择工作簿').setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })
  await goTo(page, '校验')
  await page.getByText(/已校验/).waitFor()
}

/** In a narrow window either the sheet or the pane is in front. */
export async function toFront(page: Page, what: '表格' | '面板'): Promise<void> {
  const button = page.getByRole('button', { name: what, exact: true })
  if (await button.isVisible()) await button.click()
}

export async function goTo(page: Page, tab: '填报' | '校验' | '评分' | '同步'): Promise<void> {
  await toFront(page, '面板')
  await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
}

/** The counter of 校验 in words, once it says so. */
export async function waitForCounts(page: Page, words: string): Promise<void> {
  await page.getByRole('tab', { name: `校验，${words}`, exact: true }).waitFor()
}

/** The sheet's one input, where the keyboard is while one fills. */
export function cell(page: Page) {
  return page.locator('.cell-editor input')
}

/** Makes the field's cell of the first line active, looking for it as one scrolls: by heading, or by label on paper. */
export async function goToField(page: Page, label: string): Promise<void> {
  await toFront(page, '表格')
  const place = await page.evaluate(async (wanted) => {
    const scroller = document.querySelector('.grid-scroll')
    if (scroller === null) return null
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
    const isPaper = document.querySelector('.grid-paper') !== null
    const names = isPaper ? '.grid-paper td[data-column="0"] .grid-text' : '.grid-heading-text'
    const plain = (text: string | null) => (text ?? '').replace(/（[^）]*）$/, '')
    for (let step = 0; step < 30; step += 1) {
      scroller.scrollTo(isPaper ? { top: step * 400, left: 0 } : { left: step * 500, top: 0 })
      await frame()
      await frame()
      const found = [...document.querySelectorAll(names)].find((name) => plain(name.textContent) === wanted)
      if (found === undefined) continue
      const line = found.closest('td')?.dataset.line ?? '0'
      const column = isPaper ? '1' : String(Number(found.closest('th')?.ariaColIndex) - 2)
      return { line, column }
    }
    return null
  }, label)
  if (place === null) throw new Error(`the sheet has no ${label}`)
  // The press itself: the active cell lies under its editor, which a click would wait for in vain.
  const target = `td[data-line="${place.line}"][data-column="${place.column}"]`
  await page.locator(target).dispatchEvent('mousedown', { button: 0 })
  await page.locator('.cell-bar-name', { hasText: label }).waitFor()
}

/** Types a value over the field's cell. */
export async function fill(page: Page, label: string, value: string): Promise<void> {
  await goToField(page, label)
  await page.keyboard.type(value)
  await page.keyboard.press('Enter')
}

export async function showSheet(page: Page, name: '用地主体自评表' | '企业信息采集表'): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click()
}

/** What the bar above the grid says of the active cell. */
export async function cellBar(page: Page): Promise<string> {
  return (await page.locator('.cell-bar').textContent()) ?? ''
}

/** Saves and returns the file the browser was given. */
export async function saved(page: Page, act: () => Promise<void>): Promise<Uint8Array> {
  const downloading = page.waitForEvent('download')
  await act()
  const stream = await (await downloading).createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return new Uint8Array(Buffer.concat(parts))
}

export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await goTo(page, '同步')
  await page.getByLabel('账号').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
}

/** Values of the edits of the open workbook that the browser keeps by now, so that a reload has them. */
export function keptEdits(page: Page): Promise<readonly unknown[]> {
  return page.evaluate(
    () =>
      new Promise<unknown[]>((done) => {
        const opening = indexedDB.open('parcel-checkup')
        opening.onsuccess = () => {
          const all = opening.result.transaction('documents').objectStore('documents').getAll()
          all.onsuccess = () => {
            const [document] = all.result as { edits: { value: unknown }[] }[]
            done((document?.edits ?? []).map(({ value }) => value))
          }
        }
      }),
  )
}
