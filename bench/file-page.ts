import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { launchChromium } from '#test/browser/chromium.ts'
import { workThroughLedger } from '#test/browser/ledger-work.ts'
import { longestTask } from '#test/browser/long-task.ts'
import { hugeLedger } from '#test/browser/pane-files.ts'
import { startPaneServer } from '#test/browser/pane-server.ts'
import { atMost, type Bench, type Line } from './bench.ts'

/** Milliseconds a task of the main thread may take. */
const mostTask = 200
const parcels = 5000
const rounds = 3

async function measured(browser: Browser, origin: string, file: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  try {
    await page.goto(`${origin}/pane/`)
    return await longestTask(browser, page, () => workThroughLedger(page, file))
  } finally {
    await page.close()
  }
}

/** The file page with a ledger: the longest main-thread task while one works with it. */
export const filePageBench: Bench = {
  name: 'file-page',
  async run(): Promise<readonly Line[]> {
    await ensureBuilt('pane')
    const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-ledger-'))
    const server = await startPaneServer()
    const browser = await launchChromium()
    try {
      // By its path: bytes handed over by the driver would be unpacked on the page's own thread.
      const file = join(folder, '台账-5000.xlsx')
      writeFileSync(file, await hugeLedger(parcels))
      const tasks: number[] = []
      for (let round = 0; round < rounds; round += 1) tasks.push(await measured(browser, server.origin, file))
      return [
        {
          name: `file page, ledger of ${parcels} parcels worked through: longest main-thread task to ${mostTask} ms`,
          ratio: Math.min(...tasks) / mostTask,
          bound: atMost(1),
          measured: `longest of each round ${tasks.map((task) => task.toFixed(0)).join(', ')} ms, of the thread's own time`,
        },
      ]
    } finally {
      await browser.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
