import { areaText } from '../model/area.ts'
import { editorKey } from './cell-editor.tsx'
import { type ExcelSession, entryText } from './excel-session.ts'

/** Address of the selection and what stands in its first cell. */
export function FormulaBar({ session }: { session: ExcelSession }) {
  const { sheet, edit } = session
  const { top, left } = sheet.selection
  const merged = sheet.mergeAt(top, left)
  const isMerged = merged.bottom > merged.top || merged.right > merged.left
  const address = areaText(isMerged ? { ...merged, bottom: merged.top, right: merged.left } : sheet.selection)
  return (
    <div class="formula-bar">
      <input
        class="name-box"
        aria-label="名称框"
        key={address}
        defaultValue={address}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          goTo(session, event.currentTarget.value)
          session.focusSheet()
        }}
      />
      <span class="fx" aria-hidden="true">
        fx
      </span>
      <input
        class="formula"
        aria-label="编辑栏"
        value={edit?.text ?? entryText(sheet, merged.top, merged.left)}
        onFocus={() => session.beginEdit(top, left, null)}
        onInput={({ currentTarget }) => session.typing(currentTarget.value)}
        onKeyDown={(event) => editorKey(event, session)}
      />
    </div>
  )
}

function goTo(session: ExcelSession, address: string): void {
  try {
    session.simulator.user.select(address)
  } catch {
    session.tell(`找不到“${address}”。请输入单元格地址，如 B6。`)
  }
}
