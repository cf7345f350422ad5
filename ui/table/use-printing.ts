import { options } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** True while the browser makes paper: a list then stands in the page whole, not by its window. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    // The browser takes the page as it stands when the event returns, so the drawing cannot wait for its turn.
    const drawNow = (value: boolean): void => {
      const usual = options.debounceRendering
      options.debounceRendering = (draw) => draw()
      setPrinting(value)
      if (usual === undefined) delete options.debounceRendering
      else options.debounceRendering = usual
    }
    const before = (): void => drawNow(true)
    const after = (): void => drawNow(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return isPrinting
}
