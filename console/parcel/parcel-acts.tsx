import { useState } from 'preact/hooks'
import type { ParcelDetail } from '#core/api/parcels.ts'
import { Progress } from '#ui/progress.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { ActForm } from '../parcels/act-form.tsx'
import { ActReport } from '../parcels/act-report.tsx'
import { actsFrom, nextAct, type RowAct } from '../parcels/row-act.ts'
import { useTransition } from '../parcels/use-transition.ts'
import { useSession } from '../session/session.ts'

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
    void transition.run({ cycle, parcels: [parcelCode], to: chosen.to, reason })
  }
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
        <ActForm act={act} size={1} onRun={(reason) => run(act, reason)} onCancel={() => setAct(null)} />
      )}
      {transition.progress !== null && <Progress title={`正在${last?.verb ?? '办理'}`} done={0} total={1} unit="宗" />}
      {transition.failure !== null && <FailureNotice failure={transition.failure} />}
      {transition.progress === null && transition.outcomes !== null && last !== null && (
        <ActReport verb={last.verb} cycle={cycle} outcomes={transition.outcomes} onClose={transition.forget} />
      )}
    </>
  )
}
