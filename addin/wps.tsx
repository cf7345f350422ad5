import '#ui/tokens.css'
import '#ui/base.css'
import './pane.css'
import { isReload, rememberedTab, rememberTab } from './app/remember-view.ts'
import { createSheetApp } from './app/sheet-desk.ts'
import { findApplication } from './host/wps/find-application.ts'
import { openWpsSpreadsheet } from './host/wps/spreadsheet.ts'
import { appOptions, mount, start } from './mount.tsx'
import { NotInWps } from './panes/not-in-wps.tsx'
import { SheetShell } from './panes/sheet-shell.tsx'
import { viewOfAddress } from './view-of-address.ts'

/* No service worker: what the browser inside of WPS makes of one is not known. Without a network the pane does not open. */
start(async () => {
  const [application, options] = await Promise.all([findApplication(window), appOptions()])
  if (application === null) {
    mount(<NotInWps />)
    return
  }
  const app = createSheetApp(options, openWpsSpreadsheet(application))
  app.state.patch({ tab: rememberedTab() ?? 'fill', ...(isReload() ? {} : viewOfAddress(location.search)) })
  rememberTab(app.state)
  mount(<SheetShell app={app} />)
  await app.desk.recognise()
})
