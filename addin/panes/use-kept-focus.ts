import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/**
 * Keeps the keyboard in a list whose entries go away when they are dealt with: the focus of one that went passes to the
 * unfolded entry, else the first, else to the heading of what is left.
 */
export function useKeptFocus(): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null)
  const isInside = useRef(false)
  useEffect(() => {
    const element = root.current
    if (element === null) return
    const enter = ({ target }: FocusEvent): void => {
      isInside.current = target instanceof Element && target.closest('.finding-list') !== null
    }
    document.addEventListener('focusin', enter)
    return () => document.removeEventListener('focusin', enter)
  }, [])
  useEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return
    const next =
      root.current?.querySelector<HTMLElement>('.finding-head[aria-expanded="true"]') ??
      root.current?.querySelector<HTMLElement>('.finding-list .finding-head, .finding-list .finding-group') ??
      root.current?.querySelector<HTMLElement>('[data-after-list]')
    next?.focus()
  })
  return root
}
