import type { Page } from 'playwright-core'
import { cycle, type District } from './district.ts'

/** How many parcels the server counts for whoever is signed in on the page. */
export async function serverTotal(page: Page, { origin }: District, query: string): Promise<number> {
  const response = await page.request.get(`${origin}/api/v1/parcels?cycle=${cycle}&limit=1&${query}`)
  return Number((await response.json()).total)
}
