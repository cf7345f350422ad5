import { useEffect, useState } from 'preact/hooks'
import type { Call } from '#ui/client.ts'
import type { AnswerOf } from '#ui/client-request.ts'

/** What the server says of itself before a sign-in; null while unknown, also when it does not answer: the form will say so. */
export function useAbout(call: Call): AnswerOf<'about'> | null {
  const [about, setAbout] = useState<AnswerOf<'about'> | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    call('about', {}, stop.signal).then(setAbout, () => setAbout(null))
    return () => stop.abort()
  }, [call])
  return about
}
