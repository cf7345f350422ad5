import { useEffect, useRef } from 'preact/hooks'

/** Esc anywhere in the pane, as long as nothing inside has taken it. */
export function useEscape(active: boolean, act: () => void): void {
  const acting = useRef(act)
  acting.current = act
  useEffect(() => {
    if (!active) return
    const onKey = (event: KeyboardEvent): void => {
      const isInPane = event.target instanceof Element && event.target.closest('.pane') !== null
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented && isInPane) acting.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [active])
}
