import type { DisposalProgress } from '#core/api/disposal-progress-shapes.ts'
import { formatRatio } from '#core/form/format.ts'
import { count } from '#ui/number.ts'
import { PathBadge } from '#ui/path-badge.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { KeyFigure } from '../list/key-figure.tsx'
import { type DisposalView, disposalAddress } from './disposal-view.ts'
import { hectares } from './hectares.ts'

/** How many parcels are listed, planned and late, and how much land is disposed of; each figure leads to its plans. */
export function SummaryHead({ progress: { total, byPath } }: { readonly progress: DisposalProgress }) {
  const pathIn = useCyclePath()
  const to = (view: Partial<DisposalView>): string => pathIn(disposalAddress(view))
  const { listed, plans, overdueMilestones, overduePlans, plannedArea, disposedArea, completed } = total
  return (
    <section class="card disposal-summary" aria-label="处置概况">
      <div class="key-figures">
        <KeyFigure
          label="低效清单"
          value={listed}
          unit="宗"
          href={to({ tab: 'pending' })}
          note={listed > plans ? `待编方案 ${count(listed - plans)} 宗` : '都已编方案'}
        />
        <KeyFigure
          label="已编方案"
          value={plans}
          unit="件"
          href={to({})}
          note={listed === 0 ? '' : `占清单 ${formatRatio(plans / listed, 1)}`}
        />
        <KeyFigure
          label="逾期节点"
          value={overdueMilestones}
          unit="个"
          href={to({ only: 'overdue' })}
          note={overduePlans === 0 ? '没有逾期的方案' : `涉及 ${count(overduePlans)} 件方案`}
          isBad={overdueMilestones > 0}
        />
        <KeyFigure
          label="已完成处置"
          value={completed}
          unit="件"
          href={to({ state: 'completed' })}
          note={
            <>
              <span class="nb">{`处置 ${hectares(disposedArea)} 公顷`}</span>，
              <span class="nb">{`计划 ${hectares(plannedArea)} 公顷`}</span>
            </>
          }
        />
      </div>
      <ul class="disposal-paths" aria-label="按路径">
        {byPath.map(({ path, plans: amount }) => (
          <li key={path ?? ''}>
            {path === null ? (
              <span class="disposal-path-count">
                <PathBadge path={null} />
                <span class="num">{`${count(amount)} 件`}</span>
              </span>
            ) : (
              <a class="disposal-path-count" href={to({ path })}>
                <PathBadge path={path} />
                <span class="num">{`${count(amount)} 件`}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
