import '#ui/tokens.css'
import '#ui/base.css'
import './survey.css'
import { mount, registerWorker, start } from '../mount.tsx'
import { openDatabase } from '../storage/database.ts'
import { deviceName } from '../sync/device-name.ts'
import { openSession } from '../sync/session.ts'
import { openSurveyDatabase } from './storage/database.ts'

start(async () => {
  const [{ createSurveyApp }, { Shell }] = await Promise.all([import('./app.ts'), import('./view/shell.tsx')])
  const app = await createSurveyApp({
    database: await openSurveyDatabase(),
    // One sign-in for all pages of the pane on this phone.
    session: await openSession(await openDatabase(), location.origin),
    scopeOf: (username) => `${location.origin} ${username}`,
    device: deviceName('file', navigator.userAgent),
  })
  // The first paint is a page of its own, not the beginning of this one.
  document.getElementById('root')?.replaceChildren()
  mount(<Shell app={app} />)
  await app.sendAll()
})
registerWorker().catch(() => {})
