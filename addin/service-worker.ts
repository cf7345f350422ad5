/*
 * The pane's one service worker: the page opens without a network once it has been opened with one. HTML comes from the
 * network when that answers within three seconds, hashed assets come from the cache, the API is never touched.
 */
declare const self: ServiceWorkerGlobalScope
/** The pane's hashed files, put in by the build. */
declare const precacheAssets: readonly string[]

const cacheName = 'pane'
const page = '/pane/'
const patience = 3000

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([page, ...precacheAssets])))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(page)) return
  if (request.mode === 'navigate') event.respondWith(networkFirst(request))
  else if (precacheAssets.includes(pathname)) event.respondWith(cacheFirst(request))
})

/** Assets of an earlier release: this worker takes over only when no page of that release is open any more. */
async function forgetOthers(): Promise<void> {
  const cache = await caches.open(cacheName)
  const known = new Set([page, ...precacheAssets])
  for (const request of await cache.keys()) {
    if (!known.has(new URL(request.url).pathname)) await cache.delete(request)
  }
}

async function cacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? (await fetch(request))
}

async function networkFirst(request: Request): Promise<Response> {
  const kept = caches.match(page)
  const fresh = fetch(request).then(async (response) => {
    // A proxy's error page is not to be kept for the next time without a network.
    if (response.ok) await (await caches.open(cacheName)).put(page, response.clone())
    return response
  })
  const inTime = await Promise.race([fresh.catch(() => null), after(patience)])
  return inTime ?? (await kept) ?? (await fresh)
}

function after(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds))
}
