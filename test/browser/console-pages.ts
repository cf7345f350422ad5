import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { watchForeignRequests } from './chromium.ts'
import type { District } from './district.ts'

export interface OpenOptions {
  /** Signed in as; absent: nobody. */
  readonly as?: string
  readonly width?: number
  readonly height?: number
}

/** What a page may say on the browser's console without being wrong: refusals that the test provokes, a slow WebGL. */
const expectedMessages = /status of (401|403|404|409|410|413|415|422|429|500|503)|net::ERR_|GL Driver Message/

/** A window of the console, and what went wrong in it. */
export interface ConsoleWindow {
  readonly context: BrowserContext
  readonly page: Page
  /** Page errors, unexpected messages on the browser's console and requests to another host, each told once. */
  readonly newFaults: () => readonly string[]
}

/** Nobody is signed in, no page is open yet. The caller closes the context. */
export async function newConsole(
  browser: Browser,
  { width = 1280, height = 800 }: Pick<OpenOptions, 'width' | 'height'> = {},
): Promise<ConsoleWindow> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const foreign = watchForeignRequests(context)
  const faults: string[] = []
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || message.type() === 'warning'
    if (isBad && !expectedMessages.test(message.text())) faults.push(message.text())
  })
  let told = 0
  const newFaults = (): readonly string[] => {
    const all = [...faults.splice(0), ...foreign.slice(told)]
    told = foreign.length
    return all
  }
  return { context, page, newFaults }
}

/** A page of the console in its own context, closed when the test has ended. A fault in it fails the test. */
export async function openConsole(
  browser: Browser,
  district: District,
  path: string,
  { as, ...size }: OpenOptions = {},
): Promise<Page> {
  const { context, page, newFaults } = await newConsole(browser, size)
  onTestFinished(async () => {
    await context.close()
    expect(newFaults()).toEqual([])
  })
  if (as !== undefined) await district.signIn(context, as)
  await page.goto(district.origin + path)
  return page
}

/** What a person may ask the server without a page, until the test has ended. */
export async function signedIn(browser: Browser, district: District, as: string): Promise<BrowserContext> {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  await district.signIn(context, as)
  return context
}

/** What the page will show within ten seconds: a busy machine takes its time. */
export function eventually<T>(look: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> {
  return expect.poll(look, { timeout: 10_000 })
}

/** Path and query of the page, as a person reads them. */
export function addressOf(page: Page): string {
  const { pathname, search } = new URL(page.url())
  return decodeURIComponent(pathname + search)
}

/** Milliseconds in which a page has come to rest in a new width. */
const settling = 5_000

/** The usual widths, from a phone to a wide screen, at which the page would scroll sideways. */
export async function widthsThatOverflow(page: Page): Promise<readonly number[]> {
  const faulty: number[] = []
  for (const width of [1920, 1280, 1024, 390]) {
    await page.setViewportSize({ width, height: 800 })
    // A chart is drawn anew in its place's new width a moment later.
    const fits = await page
      .waitForFunction((most) => document.documentElement.scrollWidth <= most, width, { timeout: settling })
      .then(() => true)
      .catch(() => false)
    if (!fits) faulty.push(width)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  return faulty
}
