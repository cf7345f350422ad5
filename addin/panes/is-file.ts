import type { App } from '../app/app.ts'
import type { FileApp } from '../app/file-desk.ts'

/** Whether the pane stands beside its own grid: then it also opens and saves. */
export function isFile(app: App): app is FileApp {
  return app.desk.kind === 'file'
}
