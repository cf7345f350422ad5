import type { Page } from 'playwright-core'
import { hugeMap } from '#test/browser/made-up-map.ts'
import { answerPlans } from '#test/browser/made-up-plans.ts'
import { dragMap, wholeMap, zoomMap } from '#test/browser/map-acts.ts'
import type { Bench } from './bench.ts'
import { onHugeMap, openedWhole } from './huge-map.ts'

/** The map by the path of the disposal plans, every parcel with one: more than any district has. */
export const disposalMapBench: Bench = {
  name: 'disposal-map',
  run: () =>
    onHugeMap(async (page, line) => {
      await answerPlans(page, hugeMap)
      await openedWhole(page)
      return [
        await line('coloured by disposal path, all plans asked for', () => byPath(page)),
        await line('by disposal path, panning', () => dragMap(page)),
        await line('by disposal path, zooming', () => zoomMap(page)),
      ]
    }),
}

/** Asks for all plans, some hundred pages of them; then every parcel has another colour. */
async function byPath(page: Page): Promise<void> {
  const last = page.waitForResponse(
    async (response) => {
      if (!response.url().includes('/api/v1/disposal-plans?')) return false
      const { nextCursor } = (await response.json()) as { readonly nextCursor: string | null }
      return nextCursor === null
    },
    { timeout: 300_000 },
  )
  await page.getByLabel('着色').selectOption({ label: '处置路径' })
  await last
  await page.getByText('没有方案或路径未定').first().waitFor()
  await page.locator(wholeMap).waitFor({ timeout: 300_000 })
}
