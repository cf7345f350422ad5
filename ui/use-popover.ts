import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

/** A panel that belongs to a button: Esc and a press elsewhere close it, Esc gives the focus back. */
export interface Popover {
  /** Holds button and panel. */
  readonly root: RefObject<HTMLDivElement | null>
  readonly isOpen: boolean
  readonly toggle: () => void
}

export function usePopover(): Popover {
  const root = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    const isInside = (target: EventTarget | null): boolean =>
      target instanceof Node && root.current?.contains(target) === true
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return
      setOpen(false)
      if (isInside(event.target)) root.current?.querySelector('button')?.focus()
    }
    const onPress = (event: Event): void => {
      if (!isInside(event.target)) setOpen(false)
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('focusin', onPress)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('focusin', onPress)
    }
  }, [isOpen])
  return { root, isOpen, toggle: () => setOpen((open) => !open) }
}
