import { accessibilityFaults } from './accessibility.ts'
import type { Excel } from './excel-window.ts'

/** As Excel on the web opens it, and as wide as people drag it. */
const widths = [350, 450] as const

/** Faults of the pane in its present state at both widths, as sentences; a test expects none. */
export async function looked({ page, pane }: Excel, state: string): Promise<readonly string[]> {
  const faults: string[] = []
  for (const width of widths) {
    await page.evaluate((wide) => {
      document.querySelector<HTMLElement>('aside.pane')?.style.setProperty('width', `${wide}px`)
    }, width)
    const over = await pane.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (over > 0) faults.push(`${state}, ${width}: ${over} px too wide`)
    for (const fault of await accessibilityFaults(pane)) faults.push(`${state}, ${width}: ${fault}`)
  }
  return faults
}
