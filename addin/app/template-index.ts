import { createClient } from '#ui/client.ts'
import { keptFetch } from './kept-fetch.ts'
import type { Template } from './template-files.ts'

/** What the server offers; what it offered last where it cannot be reached. Rejects as the client does. */
export async function listTemplates(signal: AbortSignal): Promise<readonly Template[]> {
  const call = createClient({ token: () => null, fetch: keptFetch })
  return (await call('templates', {}, signal)).items
}
