import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

declare global {
  interface Window {
    readonly axe?: { run: (context: Document, options: object) => Promise<{ violations: readonly Violation[] }> }
  }
}

const settling = 4_000
const pause = 250

/**
 * WCAG 2.2 AA and the best practices, as sentences; a test expects none. Runs past the page's policy, from outside. What is
 * found only while the page is being drawn or scrolls to what it focused is not found: a fault is one that stays.
 */
export async function accessibilityFaults(page: Pick<Page, 'evaluate'>): Promise<readonly string[]> {
  const end = performance.now() + settling
  for (;;) {
    const faults = await faultsNow(page)
    if (faults.length === 0 || performance.now() > end) return faults
    await new Promise((done) => setTimeout(done, pause))
  }
}

async function faultsNow(page: Pick<Page, 'evaluate'>): Promise<readonly string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    if (window.axe === undefined) throw new Error('axe did not load')
    // What the top bar covers would be measured as too small.
    window.scrollTo(0, 0)
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    return (await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }))
      .violations
  })
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}
