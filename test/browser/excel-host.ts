import type { Browser, BrowserContext } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { watchForeignRequests } from './chromium.ts'
import { type Excel, type ExcelOptions, excelIn } from './excel-window.ts'
import { followFaults } from './page-faults.ts'
import { paneContext } from './pane-pages.ts'

export interface TestedExcelOptions extends ExcelOptions {
  /** Of the whole window; the pane takes 350 px of it. */
  readonly width?: number
  readonly height?: number
  /** A context of the test's own (storage, service worker); it closes it. */
  readonly context?: BrowserContext
}

/** office.js sets styles of its own, which the pane's policy refuses; nothing is seen of them. */
const ofOfficeJs = /Applying inline style violates/

/**
 * The simulated Excel with the pane open in it, before our real server. An error of either page, an unexpected message on
 * the browser's console or a request to another host fails the test.
 */
export async function openExcel(browser: Browser, server: string, options: TestedExcelOptions = {}): Promise<Excel> {
  const { width = 1280, height = 800 } = options
  const context = options.context ?? (await paneContext(browser, { width, height }))
  const foreign = watchForeignRequests(context)
  const page = await context.newPage()
  const faults = followFaults(page, ofOfficeJs)
  const excel = await excelIn(page, server, options)
  onTestFinished(async () => {
    if (options.context === undefined) await context.close()
    await excel.host.stop()
    expect(faults).toEqual([])
    expect(foreign).toEqual([])
  })
  return excel
}
