import './comparison.css'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { Progress } from '#ui/progress.tsx'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { navigate, usePlace } from '../route/place.ts'
import { ChooseSides } from './choose-sides.tsx'
import { ComparisonResult } from './comparison-result.tsx'
import { type ComparisonView, comparisonAddress, parseComparisonView } from './comparison-view.ts'
import { useComparison } from './use-comparison.ts'

/** 结果对比: two evaluations or two standards, who moves and why. */
export function ComparisonPage() {
  const { query } = usePlace()
  const cycle = useCycle()
  const cyclePath = useCyclePath()
  const view = parseComparisonView(query)
  const { from, to } = view
  const { value, failure, percent, wasCancelled, cancel, askAgain } = useComparison(cycle, from, to)
  const setView = (next: ComparisonView): void => navigate(cyclePath(comparisonAddress(next)), { replace: true })
  return (
    <>
      <PageHead title="结果对比" beside={<span class="badge badge-dash">预估，不作为正式结果</span>}>
        {value !== null && (
          <>
            <button type="button" class="btn" onClick={() => window.print()}>
              <Icon name="print" />
              打印
            </button>
            <a
              class="btn btn-fill"
              href={addressOf(endpoints.exportComparison, { query: { cycle, from, to } })}
              download
            >
              <Icon name="download" />
              导出对比
            </a>
          </>
        )}
      </PageHead>
      <p class="sub">
        选两次评估（例如两个年度），或两个标准（例如草稿与现行）。列出每一宗类别变动的地块和原因；行业、规模、面积按现有数据。
      </p>
      <ChooseSides
        key={`${from} ${to}`}
        cycle={cycle}
        from={from}
        to={to}
        isFilled={value === null && percent === null}
        onChosen={(before, after) =>
          navigate(cyclePath(comparisonAddress({ from: before, to: after, cell: null, town: '', q: '' })))
        }
      />
      {percent !== null && <Progress title="正在对比" done={percent} total={100} unit="%" onCancel={cancel} />}
      {wasCancelled && (
        <div class="banner" role="status">
          <p class="banner-text">已取消对比，没有产生结果。</p>
          <button type="button" class="btn btn-s" onClick={askAgain}>
            重新对比
          </button>
        </div>
      )}
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {from === '' && to === '' && (
        <div class="card">
          <div class="empty">
            <h2>还没有选择对比的两边</h2>
            <p>选好后显示类别变动矩阵、各街镇和行业的变动，以及每一宗变动的原因。</p>
          </div>
        </div>
      )}
      {value !== null && value.cells.length === 0 && (
        <div class="card">
          <div class="empty">
            <h2>两边都没有地块</h2>
            <p>{`${cycle}年度还没有数据；请换一个年度，或选有结果的评估。`}</p>
          </div>
        </div>
      )}
      {value !== null && value.cells.length > 0 && <ComparisonResult comparison={value} view={view} onView={setView} />}
    </>
  )
}
