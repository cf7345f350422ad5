import type { EditState } from './edit-state.ts'
import { browsing } from './edit-state.ts'
import type { GridModel, Spot } from './grid-model.ts'
import { moved, nextInOrder } from './selection.ts'

export interface EditContext {
  readonly grid: GridModel
  readonly spot: Spot
  readonly labels: readonly string[]
  readonly state: Extract<EditState, { readonly kind: 'edit' }>
  readonly setState: (state: EditState) => void
  readonly commitText: (text: string) => void
  readonly go: (spot: Spot, extend?: boolean) => void
  readonly onSave: () => void
}

/** Keys while a cell is being edited. The caller has made sure that no input method composes. */
export function editKey(event: KeyboardEvent, context: EditContext): void {
  const handled = inOptions(event, context) || inText(event, context)
  if (handled) event.preventDefault()
}

function inOptions(
  event: KeyboardEvent,
  { state, labels, setState, commitText, grid, spot, go }: EditContext,
): boolean {
  if (labels.length === 0) return false
  if (!state.options) {
    if (!(event.altKey && event.key === 'ArrowDown')) return false
    setState({ ...state, options: true, option: labels.indexOf(state.text) })
    return true
  }
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const step = event.key === 'ArrowDown' ? 1 : -1
    const option = (state.option + step + labels.length + (state.option < 0 && step < 0 ? 1 : 0)) % labels.length
    setState({ ...state, option, text: labels[option] ?? state.text })
    return true
  }
  if (event.key !== 'Enter') return false
  commitText(labels[state.option] ?? state.text)
  go(moved(grid, spot, 1, 0))
  return true
}

function inText(event: KeyboardEvent, context: EditContext): boolean {
  const { state, setState, commitText, grid, spot, go, onSave } = context
  const leave = (next: Spot): boolean => {
    commitText(state.text)
    go(next)
    return true
  }
  if (event.key === 'Escape') {
    event.stopPropagation()
    setState(browsing)
    return true
  }
  if (event.key === 'F2') {
    setState({ ...state, typed: false })
    return true
  }
  if ((event.ctrlKey || event.metaKey) && event.key === 's') {
    commitText(state.text)
    onSave()
    return true
  }
  if (event.key === 'Enter') return leave(moved(grid, spot, event.shiftKey ? -1 : 1, 0))
  if (event.key === 'Tab') return leave(nextInOrder(grid, spot, event.shiftKey ? -1 : 1))
  if (!state.typed || event.shiftKey || event.ctrlKey) return false
  if (event.key === 'ArrowDown') return leave(moved(grid, spot, 1, 0))
  if (event.key === 'ArrowUp') return leave(moved(grid, spot, -1, 0))
  if (event.key === 'ArrowRight') return leave(moved(grid, spot, 0, 1))
  return event.key === 'ArrowLeft' ? leave(moved(grid, spot, 0, -1)) : false
}
