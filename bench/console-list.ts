import type { Page } from 'playwright-core'
import { launchChromium } from '#test/browser/chromium.ts'
import { startDistrict } from '#test/browser/district.ts'
import { answerHugeList, hugeTotal } from '#test/browser/huge-list.ts'
import { atMost, type Bench, type Line } from './bench.ts'

/** Milliseconds a task of the main thread may take. */
const longestTask = 200
const stops = 60
const settleMs = 500

/** In the page: keeps the length of every task over 50 ms. */
const watchLongTasks = `
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.longTasks.push(entry.duration)
  }).observe({ type: 'longtask', buffered: true })
`

async function takeTasks(page: Page): Promise<readonly number[]> {
  return await page.evaluate('window.longTasks.splice(0)')
}

function line(what: string, tasks: readonly number[]): Line {
  const longest = Math.max(0, ...tasks)
  return {
    name: `list of ${hugeTotal} parcels, ${what}: longest main-thread task to ${longestTask} ms`,
    ratio: longest / longestTask,
    bound: atMost(1),
    measured: `longest ${longest.toFixed(0)} ms; ${tasks.length} tasks over 50 ms`,
  }
}

/** Scrolling the list of 48,501 parcels from top to bottom, a screen at a time and in leaps: the longest main-thread task. */
export const consoleListBench: Bench = {
  name: 'console-list',
  async run() {
    const district = await startDistrict({ parcels: [], draft: false })
    const browser = await launchChromium()
    try {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      await district.signIn(context, 'zhoutao')
      const page = await context.newPage()
      await answerHugeList(page)
      await page.addInitScript({ content: watchLongTasks })
      await page.goto(`${district.origin}/parcels`)
      const frame = page.locator('.table-frame')
      await frame.locator('tbody a').first().waitFor()
      await page.waitForTimeout(settleMs)
      const opening = await takeTasks(page)
      for (let stop = 0; stop <= stops; stop += 1) {
        await frame.evaluate((element, share) => {
          element.scrollTop = element.scrollHeight * share
        }, stop / stops)
        await page.waitForTimeout(50)
      }
      await page.waitForTimeout(settleMs)
      return [line('opening', opening), line('scrolling through', await takeTasks(page))]
    } finally {
      await browser.close()
      await district.stop()
    }
  },
}
