import type { Page } from 'playwright-core'
import { launchChromium } from '#test/browser/chromium.ts'
import { startDistrict } from '#test/browser/district.ts'
import { answerHugeList, hugeTotal } from '#test/browser/huge-list.ts'
import { atMost, type Bench, type Line } from './bench.ts'

/** Milliseconds a task of the main thread may take. */
const longestTask = 200
const stops = 60
const rounds = 4
const settleMs = 500

/** In the page: keeps the length of every task over 50 ms. */
const watchLongTasks = `
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.longTasks.push(entry.duration)
  }).observe({ type: 'longtask', buffered: true })
`

async function takeTasks(page: Page): Promise<readonly number[]> {
  await page.waitForTimeout(settleMs)
  return await page.evaluate('window.longTasks.splice(0)')
}

/** @param rounds of each, its tasks; the round with the shortest longest task counts, others shared the machine */
function line(what: string, rounds: readonly (readonly number[])[]): Line {
  const longest = rounds.map((tasks) => Math.max(0, ...tasks))
  const quickest = Math.min(...longest)
  return {
    name: `list of ${hugeTotal} parcels, ${what}: longest main-thread task to ${longestTask} ms`,
    ratio: quickest / longestTask,
    bound: atMost(1),
    measured: `longest of each round ${longest.map((task) => task.toFixed(0)).join(', ')} ms`,
  }
}

/** A screen at a time and in leaps, as a thumb is dragged. */
async function scrollThrough(page: Page): Promise<void> {
  for (let stop = 0; stop <= stops; stop += 1) {
    await page.locator('.table-frame').evaluate((element, share) => {
      element.scrollTop = element.scrollHeight * share
    }, stop / stops)
    await page.waitForTimeout(50)
  }
}

/** Scrolling the list of 48,501 parcels from top to bottom: the longest main-thread task. */
export const consoleListBench: Bench = {
  name: 'console-list',
  async run() {
    const district = await startDistrict({ parcels: [], draft: false })
    const browser = await launchChromium()
    try {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      await district.signIn(context, 'zhoutao')
      const opening: (readonly number[])[] = []
      const scrolling: (readonly number[])[] = []
      for (let round = 0; round < rounds; round += 1) {
        const page = await context.newPage()
        await answerHugeList(page)
        await page.addInitScript({ content: watchLongTasks })
        await page.goto(`${district.origin}/parcels`)
        await page.locator('.table-frame tbody a').first().waitFor()
        opening.push(await takeTasks(page))
        await scrollThrough(page)
        scrolling.push(await takeTasks(page))
        await page.close()
      }
      return [line('opening', opening), line('scrolling through', scrolling)]
    } finally {
      await browser.close()
      await district.stop()
    }
  },
}
