import { useEffect, useState } from 'preact/hooks'

/** True once `active` has lasted so long: nothing is shown for work that is over before anybody sees it. */
export function useDelayed(active: boolean, milliseconds: number): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    setOver(false)
    if (!active) return
    const timer = setTimeout(() => setOver(true), milliseconds)
    return () => clearTimeout(timer)
  }, [active, milliseconds])
  return active && isOver
}
