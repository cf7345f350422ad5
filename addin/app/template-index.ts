import { createClient } from '#ui/client.ts'
import { keptFetch } from './kept-fetch.ts'
import { isForPane, type Template } from './template-files.ts'

/** What the server offers to be filled beside the pane; what it offered last where it cannot be reached. Rejects as the client does. */
export async function listTemplates(signal: AbortSignal): Promise<readonly Template[]> {
  const call = createClient({ token: () => null, fetch: keptFetch })
  const { items } = await call('templates', {}, signal)
  return items.filter(isForPane)
}
