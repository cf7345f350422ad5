import { useEffect, useState } from 'preact/hooks'
import type { App } from '../app/app.ts'
import { today } from '../base/clock.ts'
import { useStore } from '../base/store.ts'
import type { OpenDocument } from '../open-document.ts'
import type { ParcelProgress } from '../workers/protocol.ts'
import { useModelVersion } from './use-model-version.ts'

const rest = 150

/** What is filled and missing of the parcel one stands in; follows the edits. Null before the first answer. */
export function useCompleteness(app: App, document: OpenDocument): ParcelProgress | null {
  const parcelCode = useStore(app.state, (state) => state.parcelCode)
  const version = useModelVersion(document)
  const [progress, setProgress] = useState<ParcelProgress | null>(null)
  useEffect(() => {
    let isWanted = true
    const ask = (): void => {
      document.engine
        .call('completeness', { parcelCode: parcelCode ?? '', step: 'fill', today: today() })
        .then((answer) => {
          if (isWanted) setProgress(answer)
        })
        .catch(app.onDefect)
    }
    const timer = setTimeout(ask, version === 0 ? 0 : rest)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [document, parcelCode, version])
  return progress
}
