declare const self: ServiceWorkerGlobalScope
/** The pane's hashed files, put in by the build. */
declare const precacheAssets: readonly string[]

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open('pane').then((cache) => cache.addAll(precacheAssets)))
})
