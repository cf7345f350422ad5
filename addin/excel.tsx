import '#ui/tokens.css'
import '#ui/base.css'
import './pane.css'
import { createSheetApp } from './app/sheet-desk.ts'
import { openOfficeSpreadsheet } from './host/office/spreadsheet.ts'
import { startOffice } from './host/office/start-office.ts'
import { appOptions, mount, registerWorker } from './mount.tsx'
import { NotInExcel } from './panes/not-in-excel.tsx'
import { SheetShell } from './panes/sheet-shell.tsx'
import { tabOfAddress } from './tab-of-address.ts'

async function start(): Promise<void> {
  const [host, options] = await Promise.all([startOffice(), appOptions()])
  if (host === 'none') {
    mount(<NotInExcel />)
    return
  }
  const app = createSheetApp(options, await openOfficeSpreadsheet())
  app.goTo(tabOfAddress(location.search))
  mount(<SheetShell app={app} />)
  await app.desk.recognise()
}

void start()
addEventListener('load', registerWorker)
