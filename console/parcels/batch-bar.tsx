import { useCallback, useState } from 'preact/hooks'
import type { BulkChoice, BulkOrder } from '#core/api/bulk.ts'
import { reasonTemplates } from '#core/record/return-reason.ts'
import { count } from '#ui/number.ts'
import { ActForm } from '../batch/act-form.tsx'
import { BulkPreviewCard } from '../batch/bulk-preview-card.tsx'
import { BulkResult } from '../batch/bulk-result.tsx'
import { useBulk } from '../batch/use-bulk.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { actsOf, nextAct, type RowAct, reasonOf } from './row-act.ts'

export interface BatchBarProps {
  readonly cycle: string
  readonly size: number
  /** The chosen codes, or the filter when all of its result is chosen. */
  readonly chosen: BulkChoice
  readonly isAll: boolean
  readonly onClear: () => void
  readonly onDone: () => void
}

/** What may be done with the chosen parcels: acts, preview, progress with cancel, and what came of it with its undo. */
export function BatchBar({ cycle, size, chosen, isAll, onClear, onDone }: BatchBarProps) {
  const { account } = useSession()
  const acts = actsOf(account.role)
  const [act, setAct] = useState<RowAct | null>(null)
  const [given, setGiven] = useState<string | null>(null)
  const bulk = useBulk(onDone)
  const { preview, operation } = bulk
  const orderOf = ({ to }: RowAct, reason: string): BulkOrder => ({
    cycle,
    to,
    chosen,
    ...(reason === '' ? {} : { reason }),
  })
  const putAway = useCallback(() => {
    setAct(null)
    setGiven(null)
    bulk.forget()
  }, [bulk.forget])
  const isRunning = bulk.isBusy && operation !== null
  return (
    <>
      {size > 0 && !isRunning && (
        <section class="batch-bar" aria-label="批量办理">
          <b class="nb" role="status">{`已选${isAll ? '筛选结果' : ''} ${count(size)} 宗`}</b>
          {act === null &&
            acts.map((choice) => (
              <button
                key={choice.to}
                type="button"
                class={choice === nextAct(acts) ? 'btn btn-fill' : 'btn'}
                onClick={() => {
                  putAway()
                  setAct(choice)
                }}
              >
                {choice.verb}
              </button>
            ))}
          <button type="button" class="link" onClick={onClear}>
            取消选择
          </button>
          {act !== null && preview === null && (
            <ActForm
              act={`${act.verb} ${count(size)} 宗`}
              button={`预览${act.verb}`}
              consequence={act.consequence}
              reason={given === null ? reasonOf(act, undefined) : { ...reasonOf(act, undefined), preset: given }}
              templates={reasonTemplates(act.to)}
              isBusy={bulk.isBusy}
              onRun={(reason) => {
                setGiven(reason)
                void bulk.ask(orderOf(act, reason))
              }}
              onCancel={putAway}
            />
          )}
          {act !== null && preview !== null && (
            <BulkPreviewCard
              verb={act.verb}
              cycle={cycle}
              preview={preview}
              isBusy={bulk.isBusy}
              onRun={() => {
                setAct(null)
                void bulk.start(orderOf(act, given ?? ''))
              }}
              onBack={bulk.forget}
              onCancel={putAway}
            />
          )}
        </section>
      )}
      {operation === null && bulk.failure !== null && <FailureNotice failure={bulk.failure} />}
      {operation !== null && act === null && <BulkResult bulk={bulk} operation={operation} onClose={putAway} />}
    </>
  )
}
