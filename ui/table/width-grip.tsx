/** The right edge of a heading, dragged to another width. The keyboard does the same with Alt+←→ on the heading. */
export function WidthGrip({ width, onWidth }: { readonly width: number; readonly onWidth: (width: number) => void }) {
  const onPointerDown = (event: PointerEvent): void => {
    if (!(event.currentTarget instanceof HTMLElement)) return
    const grip = event.currentTarget
    const from = event.clientX
    const move = (moved: PointerEvent): void => onWidth(width + moved.clientX - from)
    const stop = (): void => {
      grip.removeEventListener('pointermove', move)
      grip.removeEventListener('pointerup', stop)
      grip.removeEventListener('pointercancel', stop)
    }
    grip.setPointerCapture(event.pointerId)
    grip.addEventListener('pointermove', move)
    grip.addEventListener('pointerup', stop)
    grip.addEventListener('pointercancel', stop)
    event.preventDefault()
  }
  return <span class="table-grip no-print" aria-hidden="true" onPointerDown={onPointerDown} />
}
