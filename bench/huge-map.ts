import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '#test/browser/chromium.ts'
import { startDistrict } from '#test/browser/district.ts'
import { longestTask } from '#test/browser/long-task.ts'
import { answerMap, hugeMap } from '#test/browser/made-up-map.ts'
import { openMap, wholeMap } from '#test/browser/map-acts.ts'
import { atMost, type Line } from './bench.ts'

/** Milliseconds a task of the main thread may take. */
const longest = 200

/** Measures what a person does: the longest task meanwhile in the thread's own time, and how long it took by the clock. */
export type MapLine = (what: string, act: () => Promise<void>) => Promise<Line>

/** The map of 48,501 parcels in a page of its own, without a GPU. */
export async function onHugeMap(
  work: (page: Page, line: MapLine) => Promise<readonly Line[]>,
): Promise<readonly Line[]> {
  const district = await startDistrict({ parcels: [], draft: false })
  const browser = await launchChromium()
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    await district.signIn(context, 'zhoutao')
    const page = await context.newPage()
    await answerMap(page, hugeMap)
    await page.goto(`${district.origin}/evaluations`)
    return await work(page, (what, act) => measured(browser, page, what, act))
  } finally {
    await browser.close()
    await district.stop()
  }
}

/** Goes to the map; it is there when all parcels are drawn. */
export async function openedWhole(page: Page): Promise<void> {
  await openMap(page)
  await page.locator(wholeMap).waitFor({ timeout: 300_000 })
}

async function measured(browser: Browser, page: Page, what: string, act: () => Promise<void>): Promise<Line> {
  const start = performance.now()
  const task = await longestTask(browser, page, act)
  const seconds = (performance.now() - start) / 1000
  return {
    name: `map of ${hugeMap.total} parcels, ${what}: longest main-thread task to ${longest} ms`,
    ratio: task / longest,
    bound: atMost(1),
    measured: `longest task ${task.toFixed(0)} ms of the thread's own time; ${seconds.toFixed(1)} s in all`,
  }
}
