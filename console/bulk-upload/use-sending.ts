import { useEffect, useState } from 'preact/hooks'
import { type Sending, uploader } from './uploader.ts'

/** The upload of this page, followed; null before the first. A page that is closed meanwhile asks first. */
export function useSending(): Sending | null {
  const [sending, setSending] = useState(uploader.sending)
  useEffect(() => {
    setSending(uploader.sending)
    return uploader.follow(() => setSending(uploader.sending))
  }, [])
  const isRunning = uploader.isRunning
  useEffect(() => {
    if (!isRunning) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isRunning])
  return sending
}
