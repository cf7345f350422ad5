/*
 * `npm run screens`: photographs every page in every state at 350 and 1280 px into screens/, to be looked at. Words
 * after it select pictures: `npm run screens -- pane empty` takes those whose name contains all of them.
 */
import { mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { launchChromium, watchForeignRequests } from './chromium.ts'
import type { Screen, ScreenGroup } from './screen.ts'

const folder = resolve(import.meta.dirname, '../../screens')
const usualWidths = [350, 1280]

async function groups(): Promise<readonly ScreenGroup[]> {
  const registry = join(import.meta.dirname, 'screens')
  const files = readdirSync(registry).filter((file) => file.endsWith('.ts'))
  const modules = await Promise.all(files.sort().map((file) => import(pathToFileURL(join(registry, file)).href)))
  return modules.map((module: { group: ScreenGroup }) => module.group)
}

/** Faults the page showed while it was photographed: uncaught errors and requests to other hosts. */
async function photograph(browser: Browser, origin: string, screen: Screen, width: number): Promise<readonly string[]> {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 720 : 800 },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  try {
    const foreign = watchForeignRequests(context)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    await screen.before?.(page)
    await page.goto(origin + screen.path)
    await screen.setup?.(page)
    // What sticks to the window would stand in the middle of the whole page.
    await page.evaluate(() => window.scrollTo(0, 0))
    await page.screenshot({ path: join(folder, `${screen.name}-${width}.png`), fullPage: true, animations: 'disabled' })
    return [...faults, ...foreign.map((address) => `asked another host: ${address}`)]
  } finally {
    // An answer that is on its way to be changed has no page to come to any more.
    await context.unrouteAll({ behavior: 'ignoreErrors' })
    for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' })
    await context.close()
  }
}

async function photographGroup(browser: Browser, group: ScreenGroup, screens: readonly Screen[]): Promise<number> {
  const server = await group.start()
  let failures = 0
  try {
    for (const screen of screens) {
      for (const width of screen.widths ?? usualWidths) {
        const faults = await photograph(browser, server.origin, screen, width).catch((error: Error) => [error.message])
        console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} screens/${screen.name}-${width}.png`)
        for (const fault of faults) console.error(`       ${fault}`)
        failures += faults.length === 0 ? 0 : 1
      }
    }
  } finally {
    await server.stop()
  }
  return failures
}

const words = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const browser = await launchChromium()
let failures = 0
try {
  for (const group of await groups()) {
    const screens = group.screens.filter((screen) => words.every((word) => screen.name.includes(word)))
    if (screens.length > 0) failures += await photographGroup(browser, group, screens)
  }
} finally {
  await browser.close()
}
process.exitCode = failures === 0 ? 0 : 1
