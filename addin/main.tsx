import '#ui/tokens.css'
import '#ui/base.css'
import './pane.css'
import { render } from 'preact'
import { createApp } from './app/app.ts'
import { Shell } from './panes/shell.tsx'
import { openDatabase } from './storage/database.ts'

const anonymous = 'local'

async function start(root: HTMLElement): Promise<void> {
  const app = createApp({ database: await openDatabase(), scope: anonymous })
  render(<Shell app={app} />, root)
  await app.restore()
}

function registerWorker(): void {
  // Only a page of the server has one; a file opened from the disk does not.
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/pane/service-worker.js', { scope: '/pane/' }).catch(() => {})
}

const root = document.getElementById('root')
if (root !== null) void start(root)
addEventListener('load', registerWorker)
