import { count } from '#ui/number.ts'
import type { App } from '../app/app.ts'
import type { FileApp } from '../app/file-desk.ts'
import type { SheetApp } from '../app/sheet-desk.ts'
import { useStore } from '../base/store.ts'

/** What of the open file is not saved yet, or when it was. */
export function FileState({ app }: { app: FileApp }) {
  const savedAt = useStore(app.state, (state) => state.savedAt)
  const unsaved = useStore(app.state, (state) => state.unsaved)
  return <>{unsaved > 0 ? `${count(unsaved)} 处修改未存入文件` : savedAt === null ? '' : `${savedAt} 已保存`}</>
}

/** Excel saves, not we; what the pane wrote, or nobody else has yet, is worth a word. */
export function SheetState({ app }: { app: SheetApp }) {
  const hasWritten = useStore(app.desk.store, (state) => state.hasWritten)
  const unsent = useUnsent(app)
  const parts = [unsent > 0 ? `${count(unsent)} 行未发送` : '', hasWritten ? '请用 Ctrl+S 保存工作簿' : '']
  return <>{parts.filter((part) => part !== '').join('，')}</>
}

function useUnsent(app: App): number {
  return useStore(app.state, (state) => state.unsent)
}
