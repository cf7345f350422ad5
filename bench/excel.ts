import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { launchChromium } from '#test/browser/chromium.ts'
import { type Excel, excelIn } from '#test/browser/excel-window.ts'
import { longestTask } from '#test/browser/long-task.ts'
import { hugeLedger, parcelWorkbook } from '#test/browser/pane-files.ts'
import { startPaneServer } from '#test/browser/pane-server.ts'
import { atMost, type Bench, type Line } from './bench.ts'

const dist = resolve(import.meta.dirname, '../dist')
/** Bytes of gzip before the pane shows, office.js apart. */
const mostBytes = 60 * 1024
/** Milliseconds a task of the pane's main thread may take. */
const mostTask = 200
const parcels = 5000
const rounds = 3
const aLongTime = 120_000

async function firstLoad(): Promise<Line> {
  const html = await readFile(resolve(dist, 'pane/excel.html'), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="\/(pane\/[^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '')
  let bytes = 0
  for (const file of files) bytes += gzipSync(await readFile(resolve(dist, file)), { level: 9 }).length
  return {
    name: `first load of excel.html, office.js apart, to ${mostBytes / 1024} KB of gzip`,
    ratio: bytes / mostBytes,
    bound: atMost(1),
    measured: `${(bytes / 1024).toFixed(1)} KB in ${files.length} files`,
  }
}

/** In a page of its own, closed afterwards. */
async function inExcel<T>(
  browser: Browser,
  server: string,
  workbook: Uint8Array,
  act: (excel: Excel) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  const excel = await excelIn(page, server, { workbook })
  try {
    return await act(excel)
  } finally {
    await page.close()
    await excel.host.stop()
  }
}

/** From the click on the ribbon until one can work in the pane: office.js, our page, the workbook read and checked. */
async function opening(browser: Browser, server: string): Promise<Line> {
  const workbook = await parcelWorkbook()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const taken = await inExcel(browser, server, workbook, async ({ pane }) => {
      await pane.getByRole('tab', { name: '校验，没有发现', exact: true }).waitFor()
      return await pane.evaluate(() => performance.now())
    })
    times.push(taken)
  }
  const fastest = Math.min(...times)
  return {
    name: 'pane beside one parcel, opened to checked: seconds',
    ratio: fastest / 1000,
    bound: null,
    measured: times.map((time) => `${time.toFixed(0)} ms`).join(', '),
  }
}

/** 校验 and 评分 of a ledger, each with reading every cell through office.js. */
async function ledger(browser: Browser, server: string): Promise<readonly Line[]> {
  const workbook = await hugeLedger(parcels)
  return await inExcel(browser, server, workbook, async (excel) => {
    const { pane, page } = excel
    await pane.getByRole('tab', { name: /^校验/ }).click({ timeout: aLongTime })
    await pane.getByText(/已校验 [\d,]+ 行/).waitFor({ timeout: aLongTime })
    const timed = async (what: string, act: () => Promise<void>): Promise<readonly Line[]> => {
      await excel.resetCounts()
      const started = performance.now()
      const longest = await longestTask(browser, page, act, pane)
      const seconds = (performance.now() - started) / 1000
      const { batches, requestBytes, responseBytes, largestRequest, largestResponse } = await excel.counts()
      const sizes = `${batches} batches, ${megabytes(requestBytes)} sent, ${megabytes(responseBytes)} received`
      const largest = `largest ${megabytes(Math.max(largestRequest, largestResponse))}`
      return [
        {
          name: `${what} of ${parcels} parcels through office.js: seconds`,
          ratio: seconds,
          bound: null,
          measured: `${sizes}, ${largest}`,
        },
        {
          name: `${what} of ${parcels} parcels: longest main-thread task of the pane to ${mostTask} ms`,
          ratio: longest / mostTask,
          bound: atMost(1),
          measured: `${longest.toFixed(0)} ms`,
        },
      ]
    }
    const check = await timed('校验', async () => {
      await pane.getByRole('button', { name: '重新校验' }).click()
      await pane.getByRole('progressbar').waitFor()
      await pane.getByRole('progressbar').waitFor({ state: 'detached', timeout: aLongTime })
    })
    await pane.getByRole('tab', { name: '评分' }).click()
    await pane.getByText(/地块得分 [\d,]+ 宗/).waitFor({ timeout: aLongTime })
    const score = await timed('评分', async () => {
      await pane.getByRole('button', { name: '重新评分' }).click()
      await pane.getByRole('progressbar').waitFor()
      await pane.getByRole('progressbar').waitFor({ state: 'detached', timeout: aLongTime })
    })
    return [...check, ...score]
  })
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(2)} MB`
}

/** The pane in the simulated Excel, with the real office.js: what is loaded, how soon one can work, how large a ledger may be. */
export const excelBench: Bench = {
  name: 'excel',
  async run() {
    await ensureBuilt('pane')
    const server = await startPaneServer()
    const browser = await launchChromium()
    try {
      return [await firstLoad(), await opening(browser, server.origin), ...(await ledger(browser, server.origin))]
    } finally {
      await browser.close()
      await server.stop()
    }
  },
}
