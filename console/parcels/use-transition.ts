import { useCallback } from 'preact/hooks'
import type { RowStatus } from '#core/record/status.ts'
import { type Batch, useBatch } from '../batch/use-batch.ts'
import { useSession } from '../session/session.ts'

/** What became of the parcel: done, or why not. */
export interface TransitionOutcome {
  readonly parcelCode: string
  /** Null: done. */
  readonly refusal: string | null
}

export interface TransitionOrder {
  readonly cycle: string
  readonly parcelCode: string
  readonly to: RowStatus
  readonly reason: string
}

export interface Transition extends Omit<Batch<TransitionOutcome>, 'run'> {
  readonly run: (order: TransitionOrder) => Promise<void>
}

/** Brings one parcel to another status and keeps the report. Many at a time are a bulk operation. */
export function useTransition(onDone: () => void): Transition {
  const { call } = useSession()
  const batch = useBatch<TransitionOutcome>(onDone)
  const { run: runBatch } = batch
  const run = useCallback(
    ({ cycle, parcelCode, to, reason }: TransitionOrder) =>
      runBatch(async (tell) => {
        const given = reason === '' ? {} : { reason }
        const { items } = await call('transition', { body: { cycle, parcelCodes: [parcelCode], to, ...given } })
        const outcomes = items.map((item) => ({
          parcelCode: item.parcelCode,
          refusal: item.refusal?.message ?? null,
        }))
        tell({ done: 1, total: 1 }, outcomes)
      }),
    [call, runBatch],
  )
  return { ...batch, run }
}
