import '#ui/tokens.css'
import '#ui/base.css'
import './pane.css'
import { preference } from './app/preferences.ts'
import { isReload, rememberedTab, rememberTab } from './app/remember-view.ts'
import { createSheetApp } from './app/sheet-desk.ts'
import { startOffice } from './host/office/start-office.ts'
import { keepOfficeJs } from './keep-office-js.ts'
import { appOptions, mount, registerWorker, start } from './mount.tsx'
import { NotInExcel } from './panes/not-in-excel.tsx'
import { SheetShell } from './panes/sheet-shell.tsx'
import { viewOfAddress } from './view-of-address.ts'

const registered = registerWorker()

start(async () => {
  const adapter = import('./host/office/spreadsheet.ts')
  const [host, options, { openOfficeSpreadsheet }] = await Promise.all([startOffice(), appOptions(), adapter])
  if (host === 'none') {
    mount(<NotInExcel />)
    return
  }
  const spreadsheet = await openOfficeSpreadsheet()
  if (preference('log')) spreadsheet.log?.turn(true)
  const app = createSheetApp(options, spreadsheet)
  app.state.patch({ tab: rememberedTab() ?? 'fill', ...(isReload() ? {} : viewOfAddress(location.search)) })
  rememberTab(app.state)
  mount(<SheetShell app={app} />)
  registered.then(keepOfficeJs).catch(() => {})
  await app.desk.recognise()
})
registered.catch(() => {})
