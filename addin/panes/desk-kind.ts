import type { App } from '../app/app.ts'
import type { FileApp } from '../app/file-desk.ts'
import type { SheetApp } from '../app/sheet-desk.ts'

/** Whether the pane stands beside its own grid: then it also opens and saves. */
export function isFile(app: App): app is FileApp {
  return app.desk.kind === 'file'
}

/** Whether the pane stands beside a workbook that a spreadsheet program has open. */
export function isSheet(app: App): app is SheetApp {
  return app.desk.kind === 'sheet'
}
