/**
 * Loads the page anew from the server, past what this browser keeps of it: the service worker and its files go, edits,
 * outbox and session stay. Without a network it stays the page it is.
 */
export async function updatePane(): Promise<void> {
  if ('serviceWorker' in navigator && navigator.onLine) {
    const registrations = await navigator.serviceWorker.getRegistrations().catch(() => [])
    await Promise.all(registrations.map((registration) => registration.unregister().catch(() => false)))
    await caches.delete('pane').catch(() => false)
  }
  location.reload()
}
