import { useId } from 'preact/hooks'
import type { DisposalConflictBody, DisposalDetail } from '#core/api/disposal-shapes.ts'
import { fieldOf } from '#core/form/form.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { useOneAct } from '../../act/use-act.ts'
import { mayAsk } from '../../frame/entries.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'

export interface ConflictsCardProps {
  readonly plan: DisposalDetail
  readonly onPlan: (plan: DisposalDetail) => void
}

/** Fields that two people wrote at the same time: both values with who wrote them when, and which shall stand. */
export function ConflictsCard({ plan, onPlan }: ConflictsCardProps) {
  const { call, account } = useSession()
  const id = useId()
  const work = useOneAct()
  const { openConflicts } = plan
  if (openConflicts.length === 0) return null
  const maySettle = mayAsk('settleDisposalConflict', account.role)
  const settle = (number: number, choice: 'mine' | 'theirs') =>
    work.run(async () => {
      onPlan(await call('settleDisposalConflict', { params: { id: plan.id }, body: { number, choice } }))
    })
  return (
    <section class="card no-print" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id} class="with-icon">
          <Icon name="conflict" />
          {`有 ${openConflicts.length} 项被同时修改`}
        </h2>
        <span class="aside cap">选择前以先保存的值为准；两个值都会保留在办理经过中</span>
      </div>
      <ul>
        {openConflicts.map((conflict) => (
          <li key={conflict.number} class="card-part stack-s">
            <b>{fieldOf(disposalPlanForm, conflict.field).label}</b>
            <dl class="plan-conflict">
              <Side name="原值" conflict={conflict} value={conflict.base} />
              <Side
                name={`先保存　${conflict.theirsBy} ${instantInTable(conflict.theirsAt)}`}
                conflict={conflict}
                value={conflict.theirs}
              />
              <Side
                name={`后保存　${conflict.mineBy} ${instantInTable(conflict.mineAt)}`}
                conflict={conflict}
                value={conflict.mine}
              />
            </dl>
            {maySettle && (
              <p class="row">
                <button type="button" class="btn btn-s" onClick={() => void settle(conflict.number, 'theirs')}>
                  保留先保存的值
                </button>
                <button type="button" class="btn btn-s" onClick={() => void settle(conflict.number, 'mine')}>
                  采用后保存的值
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {work.failure !== null && (
        <div class="card-part">
          <FailureNotice failure={work.failure} />
        </div>
      )}
    </section>
  )
}

interface SideProps {
  readonly name: string
  readonly conflict: DisposalConflictBody
  readonly value: DisposalConflictBody['mine']
}

function Side({ name, conflict, value }: SideProps) {
  return (
    <div>
      <dt class="cap">{name}</dt>
      <dd>{formatWithUnit(fieldOf(disposalPlanForm, conflict.field), value)}</dd>
    </div>
  )
}
