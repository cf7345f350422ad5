import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import type { PlanEdits } from '../form/use-plan-edits.ts'

/** What is to be known of unsaved edits: taken up again, begun on an older text, or not kept by this browser. */
export function EditNotices({ plan, edits }: { readonly plan: DisposalDetail; readonly edits: PlanEdits }) {
  const hasEdits = Object.keys(edits.draft).length > 0
  if (!hasEdits) return null
  return (
    <>
      {edits.wasRestored && <Notice>已恢复您上次没有保存的修改。请看过再点“保存”，不要的点“放弃修改”。</Notice>}
      {edits.base !== plan.revision && (
        <Notice>您填写期间别人保存过本方案；保存时按字段合并，相冲突的会列出来由您选择。</Notice>
      )}
      {edits.withheld > 0 && (
        <Notice>{`有 ${count(edits.withheld)} 处修改所在的项现在不能填写，没有保存，仍留在本机。方案退回或修订后可以保存。`}</Notice>
      )}
      {!edits.isKept && <Notice>浏览器不能保存离线数据，关闭网页前请先保存。</Notice>}
    </>
  )
}

function Notice({ children }: { readonly children: string }) {
  return (
    <div class="banner no-print" role="status">
      <Icon name="info" />
      <p class="banner-text">{children}</p>
    </div>
  )
}
