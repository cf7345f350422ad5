import '#ui/tokens.css'
import '#ui/base.css'
import './pane.css'
import { createFileApp } from './app/file-desk.ts'
import { appOptions, mount, registerWorker, start } from './mount.tsx'
import { Shell } from './panes/shell.tsx'

start(async () => {
  const app = createFileApp(await appOptions())
  mount(<Shell app={app} />)
  await app.desk.restore()
})
registerWorker().catch(() => {})
