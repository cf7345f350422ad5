import type { Page } from 'playwright-core'

/** What a page may say on the browser's console without being wrong: refusals and broken connections a test provokes. */
const expectedMessages = /status of (401|403|404|409|422|429|500|503)|net::ERR_|Service Worker registration blocked/

/**
 * Follows a page and its frames from now on. The returned list grows with every uncaught error and every error on the
 * browser's console that a test did not provoke; it is expected to stay empty.
 */
export function followFaults(page: Page, alsoExpected?: RegExp): readonly string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    const text = message.text()
    const isExpected = expectedMessages.test(text) || alsoExpected?.test(text) === true
    if (message.type() === 'error' && !isExpected) faults.push(text)
  })
  return faults
}
