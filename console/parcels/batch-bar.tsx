import { useState } from 'preact/hooks'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { ActForm } from '../batch/act-form.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import type { ParcelFilter } from './parcel-view.ts'
import { actsOf, nextAct, type RowAct, reasonOf } from './row-act.ts'
import { TransitionReport } from './transition-report.tsx'
import { useTransition } from './use-transition.ts'

export interface BatchBarProps {
  readonly cycle: string
  readonly size: number
  /** The chosen codes, or the filter when all of its result is chosen. */
  readonly parcels: readonly string[] | ParcelFilter
  readonly isAll: boolean
  readonly onClear: () => void
  readonly onDone: () => void
}

/** What may be done with the chosen parcels: count, acts, progress with cancel, and the report row by row. */
export function BatchBar({ cycle, size, parcels, isAll, onClear, onDone }: BatchBarProps) {
  const { account } = useSession()
  const acts = actsOf(account.role)
  const [act, setAct] = useState<RowAct | null>(null)
  const [last, setLast] = useState<RowAct | null>(null)
  const transition = useTransition(onDone)
  const run = (chosen: RowAct, reason: string): void => {
    setLast(chosen)
    setAct(null)
    void transition.run({ cycle, parcels, to: chosen.to, reason })
  }
  return (
    <>
      {size > 0 && transition.progress === null && (
        <section class="batch-bar" aria-label="批量办理">
          <b class="nb" role="status">{`已选${isAll ? '筛选结果' : ''} ${count(size)} 宗`}</b>
          {act === null &&
            acts.map((choice) => (
              <button
                key={choice.to}
                type="button"
                class={choice === nextAct(acts) ? 'btn btn-fill' : 'btn'}
                onClick={() => setAct(choice)}
              >
                {choice.verb}
              </button>
            ))}
          <button type="button" class="link" onClick={onClear}>
            取消选择
          </button>
          {act !== null && (
            <ActForm
              act={`${act.verb} ${count(size)} 宗`}
              consequence={act.consequence}
              reason={reasonOf(act, undefined)}
              onRun={(reason) => run(act, reason)}
              onCancel={() => setAct(null)}
            />
          )}
        </section>
      )}
      {transition.progress !== null && (
        <Progress
          title={`正在${last?.verb ?? '办理'}`}
          done={transition.progress.done}
          total={transition.progress.total}
          unit="宗"
          onCancel={transition.cancel}
        />
      )}
      {transition.failure !== null && <FailureNotice failure={transition.failure} />}
      {transition.progress === null && transition.outcomes !== null && last !== null && (
        <TransitionReport verb={last.verb} cycle={cycle} outcomes={transition.outcomes} onClose={transition.forget} />
      )}
    </>
  )
}
