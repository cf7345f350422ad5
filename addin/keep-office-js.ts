/**
 * The first visit loads office.js before the service worker is there to keep it: it is asked for once more, from the
 * browser's own cache, so that the pane opens without a network from now on.
 */
export async function keepOfficeJs(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await takenOver(navigator.serviceWorker)
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  const ours = loaded.filter((name) => name.startsWith(`${location.origin}/pane/office/`))
  for (const name of new Set(ours)) await fetch(name, { credentials: 'omit' })
}

/** An active worker does not hear this page until it has taken it over. */
async function takenOver(workers: ServiceWorkerContainer): Promise<void> {
  if (workers.controller !== null) return
  await new Promise((done) => workers.addEventListener('controllerchange', done, { once: true }))
}
