import { useEffect, useState } from 'preact/hooks'
import { createClient } from '#ui/client.ts'

/** What the server says of itself. */
export type About =
  | { readonly kind: 'asking' }
  | { readonly kind: 'unreachable' }
  | {
      readonly kind: 'answered'
      readonly version: string
      readonly minimum: string
      readonly district: string
      readonly demo: boolean
    }

export function useAbout(): About {
  const [about, setAbout] = useState<About>({ kind: 'asking' })
  useEffect(() => {
    const control = new AbortController()
    const call = createClient({ token: () => null })
    call('about', {}, control.signal).then(
      ({ version, minimumPaneVersion, district, demo }) =>
        setAbout({ kind: 'answered', version, minimum: minimumPaneVersion, district: district.name, demo }),
      () => {
        if (!control.signal.aborted) setAbout({ kind: 'unreachable' })
      },
    )
    return () => control.abort()
  }, [])
  return about
}
