import { useEffect, useState } from 'preact/hooks'
import type { SurveyApp } from '../app.ts'

/** An address of a picture kept on this phone, good while the component is shown; null while it is read. */
export function usePicture(app: SurveyApp, survey: string, sha256: string | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    let isGone = false
    const load = async (): Promise<void> => {
      const picture = sha256 === null ? null : await app.picture(survey, sha256)
      if (picture === null || isGone) return
      made = URL.createObjectURL(new Blob([picture.bytes]))
      setAddress(made)
    }
    setAddress(null)
    load().catch(app.onDefect)
    return () => {
      isGone = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [app, survey, sha256])
  return address
}
