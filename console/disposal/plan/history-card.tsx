import { useState } from 'preact/hooks'
import type { DisposalDetail, DisposalEventBody } from '#core/api/disposal-shapes.ts'
import { disposalStateNames } from '#core/disposal/state.ts'
import { fieldOf } from '#core/form/form.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { instantInTable } from '#ui/instant.ts'
import { nameOfDepartment } from '../../notice/field-words.ts'
import { eventName } from './act-words.ts'

/** So many are shown at first. */
const few = 8

/** 办理经过, the newest first; nothing is ever taken away. */
export function HistoryCard({ plan: { events } }: { readonly plan: DisposalDetail }) {
  const [showsAll, setShowsAll] = useState(false)
  const newest = events.toReversed()
  const shown = showsAll ? newest : newest.slice(0, few)
  return (
    <section class="card no-print" aria-labelledby="history-title">
      <div class="card-head">
        <h2 id="history-title">办理经过</h2>
        <span class="aside cap">{`共 ${events.length} 次`}</span>
      </div>
      <ol>
        {shown.map((event) => (
          <Entry key={event.number} event={event} />
        ))}
      </ol>
      {shown.length < newest.length && (
        <p class="card-part">
          <button type="button" class="link" onClick={() => setShowsAll(true)}>
            {`显示全部 ${newest.length} 次`}
          </button>
        </p>
      )}
    </section>
  )
}

function Entry({ event }: { readonly event: DisposalEventBody }) {
  const { at, by, act, from, to, note, departments, agrees, fields } = event
  return (
    <li class="card-part stack-s">
      <p class="row">
        <span class="nb">{instantInTable(at)}</span>
        <b>{by}</b>
        <span>{eventName(act)}</span>
        {act === 'invite' && <span>{departments.map(nameOfDepartment).join('、')}</span>}
        {agrees !== null && (
          <span class={agrees ? 'badge badge-ok' : 'badge badge-err'}>{agrees ? '同意' : '不同意'}</span>
        )}
        {from !== to && <span class="cap nb">{`${disposalStateNames[from]} → ${disposalStateNames[to]}`}</span>}
      </p>
      {fields.length > 0 && (
        <p class="sub">{fields.map((field) => fieldOf(disposalPlanForm, field).label).join('、')}</p>
      )}
      {note !== null && <p class="plan-note">{note}</p>}
    </li>
  )
}
