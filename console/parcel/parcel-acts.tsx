import { useState } from 'preact/hooks'
import type { ParcelDetail } from '#core/api/parcels.ts'
import { Progress } from '#ui/progress.tsx'
import { ActForm } from '../batch/act-form.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { actsFrom, nextAct, type RowAct, reasonOf } from '../parcels/row-act.ts'
import { TransitionReport } from '../parcels/transition-report.tsx'
import { useTransition } from '../parcels/use-transition.ts'
import { useSession } from '../session/session.ts'
import { effectiveOf } from './parcel-cells.ts'

/** 退回, 通过 … of one parcel, with reason and outcome in place. */
export function ParcelActs({ detail, onDone }: { readonly detail: ParcelDetail; readonly onDone: () => void }) {
  const { account } = useSession()
  const { cycle, parcelCode } = detail
  const acts = actsFrom(account.role, detail.parcel.status)
  const [act, setAct] = useState<RowAct | null>(null)
  const [last, setLast] = useState<RowAct | null>(null)
  const transition = useTransition(onDone)
  const run = (chosen: RowAct, reason: string): void => {
    setLast(chosen)
    setAct(null)
    void transition.run({ cycle, parcelCode, to: chosen.to, reason })
  }
  const opinion = effectiveOf(detail.parcel, 'townOpinion')
  const isFree = act === null && transition.progress === null
  return (
    <>
      {isFree && acts.length > 0 && (
        <div class="row parcel-acts no-print">
          {acts.map((choice) => (
            <button
              key={choice.to}
              type="button"
              class={choice === nextAct(acts) ? 'btn btn-fill' : 'btn'}
              onClick={() => setAct(choice)}
            >
              {choice.verb}
            </button>
          ))}
        </div>
      )}
      {act !== null && (
        <ActForm
          act={`${act.verb} 1 宗`}
          consequence={act.consequence}
          reason={reasonOf(act, typeof opinion === 'string' ? opinion : null)}
          onRun={(reason) => run(act, reason)}
          onCancel={() => setAct(null)}
        />
      )}
      {transition.progress !== null && <Progress title={`正在${last?.verb ?? '办理'}`} done={0} total={1} unit="宗" />}
      {transition.failure !== null && <FailureNotice failure={transition.failure} />}
      {transition.progress === null && transition.outcomes !== null && last !== null && (
        <TransitionReport verb={last.verb} cycle={cycle} outcomes={transition.outcomes} onClose={transition.forget} />
      )}
    </>
  )
}
