import type { Browser, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { type ConsoleWindow, newConsole, type OpenOptions } from './console-pages.ts'
import type { District } from './district.ts'

/** No page of the console: when it is there, whatever the page before it held is gone. */
const nowhere = '/nowhere'

/**
 * Consoles that stay open from test to test of a file, one for each person, as they do before people: loading the program
 * takes longer than most tests. Every test comes from a page without content, as by a link, and with nothing kept in the
 * browser. A fault in it fails the test, and in a console where a test failed no other goes on. They close with the browser.
 * A test about loading, or that must not see a page's last answer before the new one, opens a console of its own.
 */
export function keptConsoles(
  browser: () => Browser,
  district: () => District,
): (path: string, options: OpenOptions & { readonly as: string }) => Promise<Page> {
  const kept = new Map<string, ConsoleWindow>()
  return async (path, { as, ...size }) => {
    const known = kept.get(as)
    // Who has two windows in one test has two consoles.
    kept.delete(as)
    const one = known ?? (await newConsole(browser(), size))
    const { context, page, newFaults } = one
    onTestFinished(async ({ task }) => {
      const faults = newFaults()
      if (task.result?.state === 'fail' || faults.length > 0 || kept.has(as)) {
        await context.close()
      } else {
        await page.unrouteAll({ behavior: 'wait' })
        kept.set(as, one)
      }
      expect(faults).toEqual([])
    })
    if (known === undefined) {
      await district().signIn(context, as)
      await page.goto(district().origin + path)
    } else {
      await goAnew(page, path, size)
    }
    return page
  }
}

async function goAnew(page: Page, path: string, { width = 1280, height = 800 }: OpenOptions): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ media: null })
  await followLink(page, nowhere)
  await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await followLink(page, path)
}

/** Goes to an address of the console that is open, as its links do. */
export async function followLink(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => {
    window.history.pushState(null, '', address)
    window.dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}
