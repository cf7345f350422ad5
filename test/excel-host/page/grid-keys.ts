import type { ExcelSession, Move } from './excel-session.ts'

const moves: Readonly<Record<string, Move>> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Enter: 'down',
  Tab: 'right',
}

/** What the keyboard does in a sheet while no cell is being edited. */
export function gridKey(event: KeyboardEvent, session: ExcelSession): void {
  if (session.edit !== null || session.alert !== null || event.isComposing) return
  const { top, left } = session.sheet.selection
  const { key } = event
  const isCommand = event.ctrlKey || event.metaKey
  const move = moves[key]
  if (isCommand && key.toLowerCase() === 'z') session.undo()
  else if (isCommand && key.toLowerCase() === 's') session.download()
  else if (isCommand) return
  else if (key === 'F2') session.beginEdit(top, left, null)
  else if (key === 'Delete') session.act((user) => user.clear(session.address(session.sheet.selection)))
  else if (move !== undefined && !event.altKey) session.moveFrom(top, left, event.shiftKey ? opposite(move) : move)
  else if (key.length === 1 && !event.altKey) session.beginEdit(top, left, key)
  else return
  event.preventDefault()
}

function opposite(move: Move): Move {
  return move === 'right' ? 'left' : move === 'down' ? 'up' : move
}

/** Cells of the clipboard come as lines of texts between tabs. */
export function pasteText(event: ClipboardEvent, session: ExcelSession): void {
  if (session.edit !== null || session.alert !== null) return
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (text === '') return
  event.preventDefault()
  const block = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
  session.act((user) => user.paste(session.address(session.sheet.selection), block))
}
