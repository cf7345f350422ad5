import { useEffect, useState } from 'preact/hooks'
import type { Standard } from '#core/scoring/standard.ts'
import type { Amount, Sensitivity, SensitivityProgress } from '#core/sensitivity/sensitivity.ts'
import type { TryOutWorker } from '../try-out/worker/ask-worker.ts'

export interface SensitivityRun {
  readonly result: Sensitivity | null
  readonly progress: SensitivityProgress | null
  readonly failure: unknown
}

const nothing: SensitivityRun = { result: null, progress: null, failure: null }

/** Moves every number by the amount, in the worker; another amount begins anew when the last has ended. */
export function useSensitivity(worker: TryOutWorker | null, standard: Standard | null, amount: Amount): SensitivityRun {
  const [state, setState] = useState(nothing)
  const { weight, edge } = amount
  useEffect(() => {
    if (worker === null || standard === null) return
    let isGone = false
    setState({ ...nothing, progress: { done: 0, total: 0 } })
    worker
      .ask({ ask: 'sensitivity', standard, amount: { weight, edge } }, [], (progress) => {
        if (!isGone) setState((before) => ({ ...before, progress }))
      })
      .then(
        (result) => !isGone && setState({ ...nothing, result }),
        (failure: unknown) => !isGone && setState({ ...nothing, failure }),
      )
    return () => {
      isGone = true
    }
  }, [worker, standard, weight, edge])
  return state
}
