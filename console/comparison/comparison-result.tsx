import { useState } from 'preact/hooks'
import type { ComparisonBody } from '#core/api/comparison.ts'
import { formatNumber } from '#core/form/format.ts'
import { count } from '#ui/number.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { useSession } from '../session/session.ts'
import { BreakdownCard } from './breakdown-card.tsx'
import { type ComparisonView, comparisonAddress } from './comparison-view.ts'
import { MoversList } from './movers-list.tsx'
import { sideLine, sideName } from './side-words.ts'
import { movedText, TransitionTable } from './transition-table.tsx'

export interface ComparisonResultProps {
  readonly comparison: ComparisonBody
  readonly view: ComparisonView
  readonly onView: (view: ComparisonView) => void
}

export function ComparisonResult({ comparison, view, onView }: ComparisonResultProps) {
  const { district } = useSession()
  const cyclePath = useCyclePath()
  const [isByArea, setByArea] = useState(false)
  const { cells, from, to, breakdowns } = comparison
  const source = `${district.name} ${sideName(from)} 与 ${sideName(to)} 对比，预估结果，不作为正式结果`
  return (
    <>
      <div class="comparison-pair">
        <section class="card" aria-labelledby="matrix">
          <div class="card-head">
            <h2 id="matrix">{movedText(cells)}</h2>
            <button
              type="button"
              class="btn btn-s aside no-print"
              aria-pressed={isByArea}
              onClick={() => setByArea(!isByArea)}
            >
              {isByArea ? '看宗数' : '看面积'}
            </button>
          </div>
          <div class="card-body">
            <TransitionTable
              cells={cells}
              fromName={sideName(from)}
              toName={sideName(to)}
              isByArea={isByArea}
              chosen={view.cell}
              addressOf={(before, after) =>
                cyclePath(comparisonAddress({ ...view, cell: { from: before, to: after } }))
              }
            />
          </div>
        </section>
        <Sides comparison={comparison} />
      </div>
      {comparison.moved > 0 && <BreakdownCard breakdowns={breakdowns} source={source} />}
      <MoversList comparison={comparison} view={view} onView={onView} />
    </>
  )
}

function Sides({ comparison: { from, to, correlation } }: { readonly comparison: ComparisonBody }) {
  const { today } = useSession()
  const lines = [
    ['地块', from.parcels, to.parcels],
    ['参加排名', from.ranked, to.ranked],
    ['直接判定', from.direct, to.direct],
    ['暂不评价', from.exempt, to.exempt],
    ['待补正', from.incomplete, to.incomplete],
    ['需专班研判', from.flagged, to.flagged],
  ] as const
  return (
    <section class="card" aria-labelledby="sides">
      <div class="card-head">
        <h2 id="sides">两边</h2>
        <span class="badge badge-dash">预估</span>
      </div>
      <div class="card-body stack-s">
        <p class="sub">{`前：${sideName(from)}，${sideLine(from, today)}`}</p>
        <p class="sub">{`后：${sideName(to)}，${sideLine(to, today)}`}</p>
      </div>
      <div class="field-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">宗</th>
              <th scope="col" class="is-end">
                前
              </th>
              <th scope="col" class="is-end">
                后
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(([name, before, after]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="is-end">{count(before)}</td>
                <td class="is-end">{count(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="card-body sub">{correlationText(correlation)}</p>
    </section>
  )
}

function correlationText({ n, spearman, kendall }: ComparisonBody['correlation']): string {
  if (spearman === null || kendall === null) return `两边都有总分的 ${count(n)} 宗，无从比较得分次序。`
  return `得分次序：斯皮尔曼相关 ${formatNumber(spearman, 3)}，肯德尔相关 ${formatNumber(kendall, 3)}（1 为次序完全相同；两边都有总分的 ${count(n)} 宗）。`
}
