import { type ComponentChild, render } from 'preact'
import type { AppOptions } from './app/app.ts'
import { referenceOf } from './app/trouble.ts'
import { DefectBoundary } from './panes/defect-boundary.tsx'
import { DefectPage } from './panes/defect-page.tsx'
import { openDatabase } from './storage/database.ts'
import { openSession } from './sync/session.ts'

/** What every page of the pane begins with. */
export async function appOptions(): Promise<AppOptions> {
  const database = await openDatabase()
  const session = await openSession(database, location.origin)
  return { database, session, scopeOf: (username) => `${location.origin} ${username}` }
}

/** Puts the page into its root; what breaks while it is drawn is shown as our defect. */
export function mount(page: ComponentChild): void {
  const root = document.getElementById('root')
  if (root !== null) render(<DefectBoundary>{page}</DefectBoundary>, root)
}

/** Starts a page; what fails on the way is shown in its place, never a blank pane. */
export function start(page: () => Promise<void>): void {
  page().catch((error: unknown) => mount(<DefectPage reference={referenceOf(error)} />))
}

/** Only pages of a server have a service worker; without one all but opening offline works. */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  if (document.readyState !== 'complete')
    await new Promise((loaded) => addEventListener('load', loaded, { once: true }))
  await navigator.serviceWorker.register('/pane/service-worker.js', { scope: '/pane/' })
}
