import { useState } from 'preact/hooks'
import type { BaseImport } from '#core/api/base-map-shapes.ts'

export interface ImportAct {
  readonly isBusy: boolean
  readonly failure: unknown
  /** Resolves to whether it was done. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>
}

/** One act at a time, with why the last one was refused. */
export function useImportAct(): ImportAct {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const run = async (work: () => Promise<void>): Promise<boolean> => {
    if (isBusy) return false
    setBusy(true)
    setFailure(null)
    try {
      await work()
      return true
    } catch (error) {
      setFailure(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, failure, run }
}

/** Still waits for something to be done with it. */
export function isOpen({ state }: Pick<BaseImport, 'state'>): boolean {
  return state === 'read' || state === 'compared'
}
