import '#ui/tokens.css'
import '#ui/base.css'
import './pane.css'
import { render } from 'preact'
import { createApp } from './app/app.ts'
import { Shell } from './panes/shell.tsx'
import { openDatabase } from './storage/database.ts'
import { openSession } from './sync/session.ts'

async function start(root: HTMLElement): Promise<void> {
  const database = await openDatabase()
  const session = await openSession(database, location.origin)
  const app = createApp({ database, session, scopeOf: (username) => `${location.origin} ${username}` })
  render(<Shell app={app} />, root)
  await app.restore()
}

/** Only pages of a server have a service worker; without one everything works but opening the page offline. */
function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/pane/service-worker.js', { scope: '/pane/' }).catch(() => {})
}

const root = document.getElementById('root')
if (root !== null) void start(root)
addEventListener('load', registerWorker)
