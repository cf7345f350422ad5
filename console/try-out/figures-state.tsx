import { Progress } from '#ui/progress.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import type { Figures } from './use-figures.ts'

/** What stands on the page until the figures are there. */
export function FiguresState({ figures, cycle }: { readonly figures: Figures; readonly cycle: string }) {
  const { percent, failure, wasCancelled, loaded, askAgain, cancel } = figures
  return (
    <>
      {percent !== null && (
        <Progress title="正在取全部地块的指标值" done={percent} total={100} unit="%" onCancel={cancel} />
      )}
      {wasCancelled && (
        <div class="banner" role="status">
          <p class="banner-text">已取消取数，还不能试算。</p>
          <button type="button" class="btn btn-s" onClick={askAgain}>
            重新取数
          </button>
        </div>
      )}
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {loaded !== null && loaded.codes.length === 0 && (
        <div class="card">
          <div class="empty">
            <h2>{`${cycle}年度还没有地块数据`}</h2>
            <p>有了地块数据才能看到类别怎样变动；请换一个年度，或先由街镇填报。</p>
          </div>
        </div>
      )}
    </>
  )
}
