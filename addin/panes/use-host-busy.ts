import { useEffect, useState } from 'preact/hooks'
import type { BusyState, Host } from '../host/host.ts'

/** What keeps the sheet from being read or written just now. */
export function useHostBusy(host: Pick<Host, 'busy' | 'onBusy'>): BusyState {
  const [busy, setBusy] = useState(host.busy())
  useEffect(() => {
    setBusy(host.busy())
    return host.onBusy(setBusy)
  }, [host])
  return busy
}
