import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Spot } from './grid-model.ts'

/** Picks cells by pointer: a press picks, a press with Shift or a pull with the button down extends the selection. */
export function usePointer(pick: (spot: Spot, extend: boolean) => void): RefObject<HTMLTableElement | null> {
  const table = useRef<HTMLTableElement>(null)
  const picking = useRef(pick)
  picking.current = pick
  useEffect(() => {
    const element = table.current
    if (element === null) return
    const press = (event: MouseEvent): void => {
      const spot = event.button === 0 ? spotUnder(event) : null
      if (spot === null) return
      // The focus stays in the cell editor, which follows the active cell.
      event.preventDefault()
      picking.current(spot, event.shiftKey)
    }
    const pull = (event: MouseEvent): void => {
      const spot = event.buttons === 1 ? spotUnder(event) : null
      if (spot !== null) picking.current(spot, true)
    }
    element.addEventListener('mousedown', press)
    element.addEventListener('mouseover', pull)
    return () => {
      element.removeEventListener('mousedown', press)
      element.removeEventListener('mouseover', pull)
    }
  }, [])
  return table
}

function spotUnder(event: MouseEvent): Spot | null {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('td[data-line]') : null
  if (cell === null) return null
  return { line: Number(cell.dataset.line), column: Number(cell.dataset.column) }
}
