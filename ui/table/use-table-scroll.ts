import type { RefObject } from 'preact'
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { scrollToRow } from './row-window.ts'

/** Height of the heading row, which covers the first pixels of the frame. */
const headHeight = 40

export interface TableScroll {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly scrollTop: number
  readonly isShifted: boolean
  /** Pixels of rows in sight. */
  readonly height: number
  readonly toRow: (row: number, rowHeight: number) => void
}

/**
 * Follows the frame's scroll position, once a drawing, and its size.
 * @param start pixels scrolled up when the rows of a question first stand there
 * @param settled the question whose rows are there, null while they are on their way
 */
export function useTableScroll(start: number, settled: string | null): TableScroll {
  const frame = useRef<HTMLDivElement>(null)
  const [scroll, setScroll] = useState({ top: start, isShifted: false })
  const [height, setHeight] = useState(600)

  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    let drawing = 0
    const follow = (): void => {
      drawing = 0
      setScroll({ top: element.scrollTop, isShifted: element.scrollLeft > 0 })
    }
    const onScroll = (): void => {
      if (drawing === 0) drawing = requestAnimationFrame(follow)
    }
    const sizes = new ResizeObserver(() => setHeight(Math.max(0, element.clientHeight - headHeight)))
    sizes.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      cancelAnimationFrame(drawing)
      sizes.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [])

  // The rows must be there before the frame can be scrolled to where it was left.
  useLayoutEffect(() => {
    if (settled !== null && frame.current !== null) frame.current.scrollTop = start
  }, [settled])

  const toRow = useCallback(
    (row: number, rowHeight: number) => {
      const element = frame.current
      if (element === null) return
      const top = scrollToRow(row, { scrollTop: element.scrollTop, height, rowHeight, total: 0 })
      if (top === element.scrollTop) return
      element.scrollTop = top
      setScroll((before) => ({ ...before, top }))
    },
    [height],
  )
  return { frame, scrollTop: scroll.top, isShifted: scroll.isShifted, height, toRow }
}
