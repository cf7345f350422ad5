import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { CellValue } from '../excel-host/model/value.ts'
import type { ExcelSession } from '../excel-host/page/excel-session.ts'
import { type ServedHost, serveHost } from '../excel-host/page/serve-host.ts'
import type { ApiSet, Counts } from '../excel-host/simulator.ts'
import type { Troubles } from '../excel-host/troubles/troubles.ts'
import type { User, UserOutcome } from '../excel-host/user/user.ts'
import { watchForeignRequests } from './chromium.ts'
import { followFaults } from './page-faults.ts'
import { paneContext } from './pane-pages.ts'

declare global {
  interface Window {
    excel?: ExcelSession
  }
}

export interface ExcelOptions {
  /** '1.14' (LTSC 2021) unless told. */
  readonly apiSet?: ApiSet
  /** The file that is open; an empty workbook unless told. */
  readonly workbook?: Uint8Array
  readonly troubles?: Partial<Troubles>
  /** Of the whole window; the pane takes 350 px of it. */
  readonly width?: number
  readonly height?: number
  /** A context of the test's own (storage, service worker); it closes it. */
  readonly context?: BrowserContext
}

/** The person before the simulated Excel, and what a test looks at behind it. */
export interface Excel {
  readonly page: Page
  /** Our pane, with the real office.js in it. */
  readonly pane: Frame
  /** Between the pane and its server. */
  readonly host: ServedHost
  /** Acts as the person does: `act('type', 'B6', '12')`. */
  readonly act: <K extends PersonAct>(name: K, ...parameters: Parameters<User[K]>) => Promise<UserOutcome>
  readonly select: (address: string) => Promise<void>
  readonly undo: () => Promise<boolean>
  readonly value: (address: string) => Promise<CellValue>
  /** Fill of a cell as it is seen, conditional formats included; null: none. */
  readonly fill: (address: string) => Promise<string | null>
  readonly sheetNames: () => Promise<readonly string[]>
  readonly setTroubles: (troubles: Partial<Troubles>) => Promise<void>
  readonly counts: () => Promise<Counts>
  readonly resetCounts: () => Promise<void>
  /** Ctrl+S: the bytes of the .xlsx. */
  readonly save: () => Promise<Uint8Array>
}

type PersonAct = {
  [K in keyof User]: User[K] extends (...parameters: never[]) => UserOutcome ? K : never
}[keyof User]

/** Milliseconds that anything may take on a busy machine. */
const mostPatience = 15_000

/** office.js sets styles of its own, which the pane's policy refuses; nothing is seen of them. */
const ofOfficeJs = /Applying inline style violates/

/**
 * The simulated Excel with the pane open in it, before our real server. An error of either page, an unexpected message on
 * the browser's console or a request to another host fails the test.
 */
export async function openExcel(browser: Browser, server: string, options: ExcelOptions = {}): Promise<Excel> {
  const { apiSet = '1.14', workbook, troubles = {}, width = 1280, height = 800 } = options
  const context = options.context ?? (await paneContext(browser, { width, height }))
  const samples = workbook === undefined ? [] : [{ name: '工作簿.xlsx', title: '工作簿', bytes: workbook }]
  const host = await serveHost({ server, samples })
  const foreign = watchForeignRequests(context)
  const page = await context.newPage()
  page.setDefaultTimeout(mostPatience)
  const faults = followFaults(page, ofOfficeJs)
  onTestFinished(async () => {
    if (options.context === undefined) await context.close()
    await host.stop()
    expect(faults).toEqual([])
    expect(foreign).toEqual([])
  })
  const open = workbook === undefined ? '' : '&open=samples/0'
  await page.goto(`${host.origin}/?api=${apiSet}${open}`)
  const pane = await (await page.waitForSelector('iframe')).contentFrame()
  if (pane === null) throw new Error('the page has no pane')
  await page.evaluate((changes) => Object.assign(window.excel?.simulator.troubles ?? {}, changes), troubles)
  return {
    page,
    pane,
    host,
    act: (name, ...parameters) =>
      page.evaluate(
        ([method, given]) => {
          const user = window.excel?.simulator.user
          const perform = user?.[method] as (...all: readonly unknown[]) => UserOutcome
          return perform(...given)
        },
        [name, parameters] as const,
      ),
    select: (address) => page.evaluate((cell) => window.excel?.simulator.user.select(cell), address),
    undo: () => page.evaluate(() => window.excel?.simulator.user.undo() === true),
    value: (address) => page.evaluate((cell) => window.excel?.look(cell).value ?? null, address),
    fill: (address) => page.evaluate((cell) => window.excel?.look(cell).fill ?? null, address),
    sheetNames: () => page.evaluate(() => window.excel?.workbook.sheets.map(({ name }) => name) ?? []),
    setTroubles: async (changes) => {
      await page.evaluate((all) => Object.assign(window.excel?.simulator.troubles ?? {}, all), changes)
    },
    counts: async () => {
      const counts = await page.evaluate(() => window.excel?.simulator.counts)
      if (counts === undefined) throw new Error('the page has no Excel')
      return counts
    },
    resetCounts: () => page.evaluate(() => window.excel?.simulator.resetCounts()),
    save: async () => {
      const text = await page.evaluate(() => {
        const bytes = window.excel?.simulator.toXlsx() ?? new Uint8Array()
        return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
      })
      return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    },
  }
}
