import { useEffect, useState } from 'preact/hooks'
import type { Host, Place } from '../host/host.ts'

/** The cell one stands in, null outside the forms. */
export function useActive(host: Host): Place | null {
  const [active, setActive] = useState(host.active())
  useEffect(() => {
    setActive(host.active())
    return host.onSelect(setActive)
  }, [host])
  return active
}
