const cacheName = 'pane-templates'
/** A network that does not answer for so long is taken for none, where there is a copy. */
const patience = 5000

/** The network first; what came is kept in this browser, and answers where nothing comes. Rejects as fetch does. */
export async function keptFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const address = String(input)
  const cache = 'caches' in globalThis ? await caches.open(cacheName).catch(() => null) : null
  const kept = (await cache?.match(address, { ignoreVary: true })) ?? null
  const fresh = fetch(address, init).then(async (response) => {
    if (response.ok) await cache?.put(address, response.clone()).catch(() => {})
    return response
  })
  if (kept === null) return await fresh
  const inTime = await Promise.race([fresh.catch(unlessAborted), after(patience)])
  return inTime === null || !inTime.ok ? kept : inTime
}

function unlessAborted(error: unknown): null {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  return null
}

function after(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds))
}
