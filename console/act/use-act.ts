import { useCallback, useState } from 'preact/hooks'

/** One act at a time, with what is under way and how it failed. */
export interface Act {
  /** What `run` was named; null when nothing is under way. */
  readonly running: string | null
  readonly failure: unknown
  /** Runs unless something is under way; resolves to whether it succeeded. */
  readonly run: (name: string, act: () => Promise<unknown>) => Promise<boolean>
}

export function useAct(): Act {
  const [running, setRunning] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const run = useCallback(
    async (name: string, act: () => Promise<unknown>): Promise<boolean> => {
      if (running !== null) return false
      setRunning(name)
      setFailure(null)
      try {
        await act()
        return true
      } catch (error) {
        setFailure(error)
        return false
      } finally {
        setRunning(null)
      }
    },
    [running],
  )
  return { running, failure, run }
}

/** The same where there is but one thing to do. */
export interface OneAct {
  readonly isBusy: boolean
  readonly failure: unknown
  /** Resolves to whether it was done. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>
}

export function useOneAct(): OneAct {
  const { running, failure, run } = useAct()
  return { isBusy: running !== null, failure, run: (work) => run('it', work) }
}
