import { useEffect, useState } from 'preact/hooks'
import { instantInTable } from '#ui/instant.ts'
import { useSession } from '../session/session.ts'

/** On paper only: who printed it, when, and from which address, filters included. */
export function PrintFoot() {
  const { account } = useSession()
  const [at, setAt] = useState('')
  const [address, setAddress] = useState('')
  useEffect(() => {
    const note = (): void => {
      setAt(instantInTable(new Date().toISOString()))
      setAddress(decodeURIComponent(window.location.pathname + window.location.search))
    }
    window.addEventListener('beforeprint', note)
    return () => window.removeEventListener('beforeprint', note)
  }, [])
  return <p class="print-foot">{`打印人 ${account.name}　时间 ${at}　页面 ${address}`}</p>
}
