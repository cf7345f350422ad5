import type { DecisionOverview } from '#core/api/decision-overview.ts'
import { landText } from '#core/decision-overview/land-text.ts'
import { count } from '#ui/number.ts'
import { useCyclePath } from '../frame/use-cycle.ts'

const lines = [
  { key: 'listed', label: '清单内', href: '/class-lists?tab=low' },
  { key: 'planned', label: '已编处置方案', href: '/disposal' },
  { key: 'approved', label: '方案已批准', href: '/disposal?state=approved' },
  { key: 'disposed', label: '处置完成', href: '/disposal?state=completed' },
] as const

/** 低效用地: the land on the list today, with a plan, with an approved one, and disposed of. */
export function DisposalCard({ lowEfficiency }: Pick<DecisionOverview, 'lowEfficiency'>) {
  const cyclePath = useCyclePath()
  return (
    <section class="card" aria-labelledby="low-land">
      <div class="card-head">
        <h2 id="low-land">低效用地处置</h2>
        <span class="cap aside">清单现状，不分年度；条长按面积</span>
      </div>
      {lowEfficiency === null ? (
        <p class="card-body sub">低效产业用地清单还没有地块。审定后 D 类自动列入，C 类由区专班逐宗决定是否列入。</p>
      ) : (
        <dl class="low-land">
          {lines.map(({ key, label, href }) => {
            const portion = lowEfficiency[key]
            const most = Math.max(lowEfficiency.listed.landArea, lowEfficiency.planned.landArea)
            const share = most === 0 ? 0 : portion.landArea / most
            return (
              <div key={key}>
                <dt>{label}</dt>
                <dd>
                  <span class="year-step-track" aria-hidden="true">
                    <span style={{ width: `${share * 100}%` }} />
                  </span>
                  <a href={cyclePath(href)} aria-label={`${label} ${portion.parcels} 宗`}>
                    {`${count(portion.parcels)}\u00a0宗`}
                  </a>
                  <span class="nb">{landText(portion.landArea)}</span>
                </dd>
              </div>
            )
          })}
        </dl>
      )}
    </section>
  )
}
