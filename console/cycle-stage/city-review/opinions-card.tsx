import type { CityOpinionBody } from '#core/api/city-review.ts'
import type { CycleStageBody } from '#core/api/cycle-stages.ts'
import { townName } from '#core/vocabulary/district.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { count } from '#ui/number.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { StackedTable } from '../../list/stacked-table.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { parcelPath } from '../../route/route.ts'
import { AgreementForm } from './agreement-form.tsx'
import { OpinionForm } from './opinion-form.tsx'
import type { Review } from './review.ts'

export interface OpinionsCardProps {
  readonly review: Review
  readonly stages: CycleStageBody
  readonly mayEnter: boolean
}

/** The opinions that hold; a parcel without one is agreed to. */
export function OpinionsCard({ review: { opinions }, stages, mayEnter }: OpinionsCardProps) {
  const { cycle } = stages
  const query = { opinion: '调整', limit: 200 } as const
  const { value, failure, askAgain } = useAnswer('cityOpinions', { params: { cycle }, query })
  return (
    <section class="card" aria-labelledby="opinions">
      <div class="card-head">
        <h2 id="opinions">研判意见</h2>
        <span class="aside cap">{`同意 ${count(opinions.agreed)} 宗，调整 ${count(opinions.adjusted)} 宗，其余视为同意`}</span>
      </div>
      <div class="card-body stack">
        {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
        {value !== null && value.items.length === 0 && <p class="cap">没有调整类别的意见。</p>}
        {value !== null && value.items.length > 0 && <Adjustments cycle={cycle} items={value.items} />}
        {value?.nextCursor != null && <p class="cap">只列出前 200 宗。</p>}
        {mayEnter && <OpinionForm cycle={cycle} />}
        {mayEnter && <AgreementForm stages={stages} />}
      </div>
    </section>
  )
}

function Adjustments({ cycle, items }: { readonly cycle: string; readonly items: readonly CityOpinionBody[] }) {
  const pathIn = useCyclePath()
  return (
    <div class="field-scroll">
      <StackedTable heads={['地块', '街镇', '评估类别', '调整后', '理由', '来源']}>
        {items.map((each) => (
          <tr key={each.parcelCode}>
            <td>
              <a class="link" href={pathIn(parcelPath(cycle, each.parcelCode))}>
                {each.parcelCode}
              </a>
            </td>
            <td>{each.townCode === null ? '未填' : (townName(each.townCode) ?? each.townCode)}</td>
            <td>
              <ClassBadge class={each.evaluated} formal none="无类别" />
            </td>
            <td>
              <ClassBadge class={each.class} formal none="不变" />
            </td>
            <td class="stage-note">{each.reason}</td>
            <td class="nb">{each.import === null ? '逐宗登记' : `意见表第 ${each.import} 号`}</td>
          </tr>
        ))}
      </StackedTable>
    </div>
  )
}
