import { createClient } from '#ui/client.ts'
import { keptFetch } from './kept-fetch.ts'
import type { Template } from './template-files.ts'

/** What the server offers to be filled beside the pane; what it offered last where it cannot be reached. Rejects as the client does. */
export async function listTemplates(signal: AbortSignal): Promise<readonly Template[]> {
  const call = createClient({ token: () => null, fetch: keptFetch })
  const { items } = await call('templates', {}, signal)
  // What the district hands out filled is taken back by the console; the pane has nothing to do with it.
  return items.filter(({ audience }) => audience !== 'district')
}
