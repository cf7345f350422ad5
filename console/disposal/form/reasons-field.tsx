import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { Icon } from '#ui/icon.tsx'
import { PlanFields } from './plan-fields.tsx'
import { usePlanForm } from './plan-form.ts'

/** 低效原因, and what the decided evaluation proposes: each taken over with one press, to be completed by the drafter. */
export function ReasonsField({ proposed }: { readonly proposed: DisposalDetail['proposedReasons'] }) {
  const form = usePlanForm()
  const text = form.textOf('reasons')
  const mayEdit = form.mayEdit('reasons')
  const take = (reason: string): void =>
    form.onText('reasons', text.trim() === '' ? reason : `${text.trim()}；${reason}`)
  return (
    <>
      <PlanFields keys={['reasons']} />
      {proposed.length > 0 && (
        <div class="plan-proposed no-print">
          <p class="cap">由审定所依据的评估得出，采用后可以修改补充：</p>
          <ul>
            {proposed.map(({ kind, id, text: reason, clause }) => {
              const isTaken = text.includes(reason)
              return (
                <li key={`${kind} ${id}`} class="plan-reason">
                  <span>
                    {reason}
                    {clause !== null && <span class="cap plan-clause">{`依据：${clause}`}</span>}
                  </span>
                  {isTaken ? (
                    <span class="badge badge-ok">
                      <Icon name="done" size={12} />
                      已采用
                    </span>
                  ) : (
                    mayEdit && (
                      <button type="button" class="btn btn-s" onClick={() => take(reason)}>
                        采用
                        <span class="vh">{`：${reason}`}</span>
                      </button>
                    )
                  )}
                </li>
              )
            })}
          </ul>
        </div>
      )}
    </>
  )
}
