import type { FileHost } from '../host/file.ts'
import type { GridModel, Spot } from './grid-model.ts'
import { type Block, cornerOf, firstOf, lastOf, moved, movedBy, nextInOrder } from './selection.ts'

export interface BrowseContext {
  readonly host: FileHost
  readonly grid: GridModel
  readonly spot: Spot
  readonly block: Block
  readonly pageLines: number
  readonly go: (spot: Spot, extend?: boolean) => void
  readonly begin: () => void
  readonly openOptions: () => void
  readonly clear: () => void
  readonly onSave: () => void
}

const directions: Readonly<Record<string, readonly [lines: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Keys while no cell is being edited. What is not handled (F6, Ctrl+C, characters) goes its usual way. */
export function browseKey(event: KeyboardEvent, context: BrowseContext): void {
  const name = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.key}`
  const handled = move(name, event.shiftKey, context) || act(name, event.shiftKey, context)
  if (handled) event.preventDefault()
}

function move(name: string, shift: boolean, { grid, spot, pageLines, go }: BrowseContext): boolean {
  const direction = directions[name]
  if (direction !== undefined) {
    go(moved(grid, spot, ...direction), shift)
    return true
  }
  const targets: Readonly<Record<string, () => Spot | null>> = {
    Home: () => firstOf(grid, spot.line),
    End: () => lastOf(grid, spot.line),
    'Ctrl+Home': () => cornerOf(grid, 'first'),
    'Ctrl+End': () => cornerOf(grid, 'last'),
    PageUp: () => movedBy(grid, spot, -pageLines),
    PageDown: () => movedBy(grid, spot, pageLines),
  }
  const target = targets[name]?.()
  if (target !== null && target !== undefined) go(target, shift)
  if (name !== 'Tab') return target !== undefined
  const next = nextInOrder(grid, spot, shift ? -1 : 1)
  // At the last cell the focus leaves the grid, as everywhere.
  if (next === spot) return false
  go(next)
  return true
}

function act(name: string, shift: boolean, context: BrowseContext): boolean {
  const { host, grid, go } = context
  const acts: Readonly<Record<string, () => void>> = {
    Enter: context.begin,
    F2: context.begin,
    'Alt+ArrowDown': context.openOptions,
    Delete: context.clear,
    Backspace: context.clear,
    'Ctrl+z': () => (shift ? host.model.redo() : host.model.undo()),
    'Ctrl+Z': () => host.model.redo(),
    'Ctrl+y': () => host.model.redo(),
    'Ctrl+s': context.onSave,
    'Ctrl+a': () => selectAll(grid, go),
  }
  const found = acts[name]
  found?.()
  return found !== undefined
}

function selectAll(grid: GridModel, go: BrowseContext['go']): void {
  const first = cornerOf(grid, 'first')
  const last = cornerOf(grid, 'last')
  if (first === null || last === null) return
  go(first)
  go(last, true)
}
