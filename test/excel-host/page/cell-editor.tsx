import { useLayoutEffect, useRef } from 'preact/hooks'
import type { CellEdit, ExcelSession } from './excel-session.ts'
import type { Box } from './scene.ts'

/** The open cell. Enter and Tab take the entry, Escape leaves it. */
export function CellEditor({ session, edit, box }: { session: ExcelSession; edit: CellEdit; box: Box }) {
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    // Whoever edits in the formula bar stays there.
    const isInBar = document.activeElement?.classList.contains('formula') === true
    if (!isInBar) input.current?.focus({ preventScroll: true })
  }, [])
  return (
    <input
      ref={input}
      class="cell-editor"
      aria-label="编辑单元格"
      style={{ left: box.left, top: box.top, minWidth: box.width, height: box.height }}
      value={edit.text}
      onInput={({ currentTarget }) => session.typing(currentTarget.value)}
      onKeyDown={(event) => editorKey(event, session)}
    />
  )
}

export function editorKey(event: KeyboardEvent, session: ExcelSession): void {
  if (event.isComposing) return
  if (event.key === 'Enter') session.commit(event.shiftKey ? 'up' : 'down')
  else if (event.key === 'Tab') session.commit(event.shiftKey ? 'left' : 'right')
  else if (event.key === 'Escape') session.cancelEdit()
  else return
  event.preventDefault()
  event.stopPropagation()
}
