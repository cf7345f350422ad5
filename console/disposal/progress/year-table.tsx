import type { DisposalProgress } from '#core/api/disposal-progress-shapes.ts'
import { formatRatio } from '#core/form/format.ts'
import { count } from '#ui/number.ts'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { disposalAddress } from '../disposal-view.ts'
import { hectares } from '../hectares.ts'

/** 分年度: what yearly plans ask for, what approved plans promise, what was done. */
export function YearTable({ progress: { byYear } }: { readonly progress: DisposalProgress }) {
  const pathIn = useCyclePath()
  if (byYear.length === 0) return null
  return (
    <section class="card field-scroll" aria-labelledby="years-title">
      <div class="card-head">
        <h2 id="years-title">分年度</h2>
        <a class="link no-print" href={pathIn(disposalAddress({ tab: 'yearly' }))}>
          年度计划及来源
        </a>
      </div>
      <table class="table plain-table">
        <thead>
          <tr>
            <th scope="col">年度</th>
            {[
              '年度计划（公顷）',
              '方案计划（公顷）',
              '方案（件）',
              '已处置（公顷）',
              '已完成（件）',
              '完成年度计划',
            ].map((head) => (
              <th key={head} scope="col" class="is-end">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byYear.map(({ year, targetArea, plannedArea, plans, disposedArea, completed }) => (
            <tr key={year}>
              <th scope="row">
                <a href={pathIn(disposalAddress({ year: String(year) }))}>{year}</a>
              </th>
              <td class="is-end">
                {targetArea === null ? <span class="is-blank">未登记</span> : hectares(targetArea)}
              </td>
              <td class="is-end">{hectares(plannedArea)}</td>
              <td class="is-end">{count(plans)}</td>
              <td class="is-end">{hectares(disposedArea)}</td>
              <td class="is-end">{count(completed)}</td>
              <td class="is-end">
                {targetArea === null || targetArea === 0 ? (
                  <span class="is-blank">无法比较</span>
                ) : (
                  formatRatio(disposedArea / targetArea, 1)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
