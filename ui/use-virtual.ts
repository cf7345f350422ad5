import type { RefObject } from 'preact'
import { useCallback, useLayoutEffect, useReducer, useRef } from 'preact/hooks'
import { offsetOf, type VirtualWindow, windowOf } from './virtual-window.ts'

const margin = 400

export interface Virtual {
  /** On the element that holds the entries. */
  readonly listRef: RefObject<HTMLUListElement | null>
  readonly window: VirtualWindow
  /** On each entry, so that its real height replaces the estimate. */
  readonly measure: (key: string, element: HTMLElement | null) => void
  /** Scrolls so that the entry is in view. */
  readonly reveal: (index: number) => void
}

/** A list of entries of unlike heights of which only those in view are in the document; `enabled` false shows all. */
export function useVirtual(
  entryKeys: readonly string[],
  estimate: (index: number) => number,
  enabled: boolean,
): Virtual {
  const listRef = useRef<HTMLUListElement>(null)
  const heights = useRef(new Map<string, number>())
  const view = useRef({ top: 0, height: 800 })
  const [, redraw] = useReducer((version: number) => version + 1, 0)

  const heightOf = (index: number): number => heights.current.get(entryKeys[index] ?? '') ?? estimate(index)

  useLayoutEffect(() => {
    const list = listRef.current
    if (!enabled || list === null) return
    const scroller = scrollParent(list)
    const follow = (): void => {
      const top = topOf(scroller) - list.getBoundingClientRect().top
      const height = scroller.clientHeight
      if (Math.abs(top - view.current.top) < margin / 4 && height === view.current.height) return
      view.current = { top, height }
      redraw(undefined)
    }
    follow()
    const target = scroller === document.documentElement ? document : scroller
    target.addEventListener('scroll', follow, { passive: true })
    const resized = new ResizeObserver(follow)
    resized.observe(scroller)
    return () => {
      target.removeEventListener('scroll', follow)
      resized.disconnect()
    }
  }, [enabled])

  const measure = useCallback((key: string, element: HTMLElement | null) => {
    if (element !== null) heights.current.set(key, element.offsetHeight)
  }, [])

  const reveal = (index: number): void => {
    const list = listRef.current
    if (list === null) return
    const scroller = scrollParent(list)
    const start = list.getBoundingClientRect().top - topOf(scroller) + scroller.scrollTop
    const target = start + offsetOf(index, heightOf)
    const isVisible =
      target >= scroller.scrollTop && target + heightOf(index) <= scroller.scrollTop + scroller.clientHeight
    if (!isVisible) scroller.scrollTop = target - scroller.clientHeight / 3
  }

  const all = { from: 0, to: entryKeys.length, before: 0, after: 0 }
  const shown = enabled ? windowOf(entryKeys.length, heightOf, view.current.top, view.current.height, margin) : all
  return { listRef, window: shown, measure, reveal }
}

/** The nearest element that scrolls; the document where only the page itself does. */
function scrollParent(element: Element): Element {
  let parent = element.parentElement
  while (parent !== null && parent !== document.body) {
    const overflow = getComputedStyle(parent).overflowY
    if (overflow === 'auto' || overflow === 'scroll') return parent
    parent = parent.parentElement
  }
  return document.documentElement
}

/** Where the scrolling element's window begins in the viewport; the document's own box moves as it scrolls. */
function topOf(scroller: Element): number {
  return scroller === document.documentElement ? 0 : scroller.getBoundingClientRect().top
}
