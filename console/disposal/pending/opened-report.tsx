import type { DisposalOpened } from '#core/api/disposal-shapes.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { disposalPlanPath } from '../../route/disposal-route.ts'

export interface OpenedReportProps {
  readonly items: DisposalOpened['items']
  readonly onClose: () => void
}

/** More lines than these are found in the list of plans. */
const mostLines = 200

/** What became of each parcel for which a plan was asked: those that were not opened first, with why. */
export function OpenedReport({ items, onClose }: OpenedReportProps) {
  const made = items.filter(({ isNew }) => isNew)
  const others = items.filter(({ isNew }) => !isNew)
  const shown = [...others, ...made].slice(0, mostLines)
  return (
    <section class="card card-body stack-s no-print" aria-label="建方案的结果">
      <p class="row" role="status">
        <Icon name={others.length === 0 ? 'done' : 'info'} class={others.length === 0 ? 'is-done' : 'is-info'} />
        <b>{`已建 ${count(made.length)} 件方案${others.length === 0 ? '' : `，${count(others.length)} 宗没有新建`}`}</b>
        <button type="button" class="btn btn-icon btn-s" aria-label="关闭" onClick={onClose}>
          <Icon name="close" />
        </button>
      </p>
      <ul class="act-report">
        {shown.map(({ parcelCode, id, why }) => (
          <li key={parcelCode}>
            {id === null ? <span>{parcelCode}</span> : <a href={disposalPlanPath(id)}>{parcelCode}</a>}
            <span class="sub">{why ?? '已建，请打开填写'}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
