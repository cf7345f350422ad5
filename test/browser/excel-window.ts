import type { Frame, Page } from 'playwright-core'
import type { CellValue } from '../excel-host/model/value.ts'
import type { ExcelSession } from '../excel-host/page/excel-session.ts'
import { type ServedHost, serveHost } from '../excel-host/page/serve-host.ts'
import type { ApiSet, Counts } from '../excel-host/simulator.ts'
import type { Troubles } from '../excel-host/troubles/troubles.ts'
import type { User, UserOutcome } from '../excel-host/user/user.ts'

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
  /** Moves the first visible sheet of another workbook into the open one. */
  readonly moveIn: (workbook: Uint8Array) => Promise<void>
  /** Ctrl+S: the bytes of the .xlsx. */
  readonly save: () => Promise<Uint8Array>
}

type PersonAct = {
  [K in keyof User]: User[K] extends (...parameters: never[]) => UserOutcome ? K : never
}[keyof User]

/** Milliseconds that anything may take on a busy machine. */
const mostPatience = 15_000

/** The simulated Excel with the pane open in it, in a page of the caller's. The caller stops the host. */
export async function excelIn(page: Page, server: string, options: ExcelOptions = {}): Promise<Excel> {
  const { apiSet = '1.14', workbook, troubles = {} } = options
  const samples = workbook === undefined ? [] : [{ name: '工作簿.xlsx', title: '工作簿', bytes: workbook }]
  const host = await serveHost({ server, samples })
  page.setDefaultTimeout(mostPatience)
  const open = workbook === undefined ? '' : '&open=samples/0'
  const pane = await paneAt(page, `${host.origin}/?api=${apiSet}${open}`).catch(async (error) => {
    await host.stop()
    throw error
  })
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
    moveIn: (other) => page.evaluate((bytes) => window.excel?.moveIn(new Uint8Array(bytes)), [...other]),
    save: async () => {
      const text = await page.evaluate(() => {
        const bytes = window.excel?.simulator.toXlsx() ?? new Uint8Array()
        return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
      })
      return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    },
  }
}

async function paneAt(page: Page, address: string): Promise<Frame> {
  await page.goto(address)
  const pane = await (await page.waitForSelector('iframe')).contentFrame()
  if (pane === null) throw new Error('the page has no pane')
  return pane
}
