import '#ui/tokens.css'
import '#ui/base.css'
import './pane.css'
import { createFileApp } from './app/file-desk.ts'
import { appOptions, mount, registerWorker } from './mount.tsx'
import { Shell } from './panes/shell.tsx'

async function start(): Promise<void> {
  const app = createFileApp(await appOptions())
  mount(<Shell app={app} />)
  await app.desk.restore()
}

void start()
addEventListener('load', registerWorker)
