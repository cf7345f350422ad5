import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { Icon } from '#ui/icon.tsx'
import { PlanFields } from './plan-fields.tsx'
import { usePlanForm } from './plan-form.ts'

/** 低效原因, and what the decided evaluation proposes: each taken over with one press, to be completed by the drafter. */
export function ReasonsField({ proposed }: { readonly proposed: DisposalDetail['proposedReasons'] }) {
  const form = usePlanForm()
  const text = form.textOf('reasons')
  const mayEdit = form.mayEdit('reasons')
  const taken = proposed.filter((one) => text.includes(one.text)).length
  const take = (reason: string): void =>
    form.onText('reasons', text.trim() === '' ? reason : `${text.trim()}；${reason}`)
  return (
    <>
      <PlanFields keys={['reasons']} />
      {proposed.length > 0 && (
        // Folded when there is nothing left to take over.
        <details class="plan-proposed" open={mayEdit && taken < proposed.length}>
          <summary>{`评估得出的原因 ${proposed.length} 条，已采用 ${taken} 条`}</summary>
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
        </details>
      )}
    </>
  )
}
