/*
 * The pane's one service worker: its pages open without a network once they have been opened with one. HTML comes from
 * the network when that answers within three seconds, hashed assets and office.js come from the cache, the API is never
 * touched.
 */
declare const self: ServiceWorkerGlobalScope
/** The pane's hashed files, put in by the build. */
declare const precacheAssets: readonly string[]

const cacheName = 'pane'
/** office.js and its parts, kept as they are asked for: the file page has no use for them. */
const officeCacheName = 'pane-office'
const officeFolder = '/pane/office/'
const scope = '/pane/'
/** A page is kept under its address without the question: excel.html?tab=check is excel.html. */
const excelPage = '/pane/excel.html'
const surveyPage = '/pane/survey.html'
const pages = [scope, excelPage, surveyPage]
const patience = 3000

self.addEventListener('install', (event) => {
  event.waitUntil(keepPages())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(scope)) return
  if (request.mode === 'navigate') {
    if (pages.includes(pathname)) event.respondWith(networkFirst(request, pathname))
  } else if (pathname.startsWith(officeFolder)) event.respondWith(officeFirstFromCache(request, pathname))
  else if (precacheAssets.includes(pathname)) event.respondWith(cacheFirst(request))
})

/** Excel's page is not there where office.js is not. */
async function keepPages(): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.addAll([scope, surveyPage, ...precacheAssets])
  await cache.add(excelPage).catch(() => {})
}

/** Assets of an earlier release: this worker takes over only when no page of that release is open any more. */
async function forgetOthers(): Promise<void> {
  const cache = await caches.open(cacheName)
  const known = new Set([...pages, ...precacheAssets])
  for (const request of await cache.keys()) {
    if (!known.has(new URL(request.url).pathname)) await cache.delete(request)
  }
}

async function cacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? (await fetch(request))
}

/** The library's folder carries its version: files of another version go when the first of a new one comes. */
async function officeFirstFromCache(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(officeCacheName)
  const kept = await cache.match(pathname)
  if (kept !== undefined) return kept
  const response = await fetch(request)
  if (!response.ok) return response
  const version = versionOf(pathname)
  for (const other of await cache.keys()) {
    if (versionOf(new URL(other.url).pathname) !== version) await cache.delete(other)
  }
  await cache.put(pathname, response.clone())
  return response
}

function versionOf(pathname: string): string {
  return pathname.slice(officeFolder.length).split('/')[0] ?? ''
}

async function networkFirst(request: Request, page: string): Promise<Response> {
  const kept = caches.open(cacheName).then((cache) => cache.match(page))
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
