import { count } from '#ui/number.ts'
import type { Application } from './use-application.ts'

/** How far a 申请表 is from being submitted. */
export function ApplicationState({ application }: { readonly application: Application }) {
  const { blank, faulty, showAll, showsAll } = application
  if (blank === 0 && faulty === 0) return <span class="badge badge-ok">没有须改正的内容</span>
  return (
    <span class="row">
      {blank > 0 && <span class="badge">{`必填未填 ${count(blank)} 项`}</span>}
      {faulty > 0 && <span class="badge badge-err">{`须改正 ${count(faulty)} 处`}</span>}
      {blank > 0 && !showsAll && (
        <button type="button" class="link" onClick={showAll}>
          标出未填的项
        </button>
      )}
    </span>
  )
}
