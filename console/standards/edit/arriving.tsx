import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** What came up elsewhere on a long page than where the reader is: comes into sight and takes the focus once. */
export function Arriving({ children }: { readonly children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <div class="std-arriving" ref={place} tabIndex={-1}>
      {children}
    </div>
  )
}
