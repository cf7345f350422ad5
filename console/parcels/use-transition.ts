import { useCallback } from 'preact/hooks'
import { type Batch, useBatch } from '../batch/use-batch.ts'
import { useSession } from '../session/session.ts'
import { runTransition, type TransitionOrder, type TransitionOutcome } from './transition-job.ts'

export interface Transition extends Omit<Batch<TransitionOutcome>, 'run'> {
  readonly run: (order: TransitionOrder) => Promise<void>
}

/** Brings parcels to another status and keeps the report. */
export function useTransition(onDone: () => void): Transition {
  const { call } = useSession()
  const batch = useBatch<TransitionOutcome>(onDone)
  const { run: runBatch } = batch
  const run = useCallback(
    (order: TransitionOrder) => runBatch((tell, signal) => runTransition(call, order, tell, signal)),
    [call, runBatch],
  )
  return { ...batch, run }
}
