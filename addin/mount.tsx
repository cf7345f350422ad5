import { type ComponentChild, render } from 'preact'
import type { AppOptions } from './app/app.ts'
import { openDatabase } from './storage/database.ts'
import { openSession } from './sync/session.ts'

/** What every page of the pane begins with. */
export async function appOptions(): Promise<AppOptions> {
  const database = await openDatabase()
  const session = await openSession(database, location.origin)
  return { database, session, scopeOf: (username) => `${location.origin} ${username}` }
}

/** Puts the page into its root; only pages of a server have a service worker, without one all but opening offline works. */
export function mount(page: ComponentChild): void {
  const root = document.getElementById('root')
  if (root !== null) render(page, root)
}

export function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/pane/service-worker.js', { scope: '/pane/' }).catch(() => {})
}
