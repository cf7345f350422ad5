import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import type { Printing } from './use-printing.ts'

/** How far a printing is, what was saved of it, and how it goes on. */
export function PrintingNotice({ printing: { state, failure, cancel, resume } }: { readonly printing: Printing }) {
  if (state === null) return null
  const { order, done, volumes, ended } = state
  if (ended === 'running') {
    const book = order.total > order.volume ? `（第 ${volumes + 1} 册）` : ''
    const title = `正在印${order.name}的体检表${book}`
    return <Progress title={title} done={done} total={order.total} unit="宗" onCancel={cancel} />
  }
  const saved = `已保存 ${count(volumes)} 个文件，${count(done)} 宗。`
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      <div class="banner banner-info" role="status">
        <Icon name={ended === 'done' ? 'done' : 'info'} />
        <p class="banner-text">
          {ended === 'done'
            ? `${order.name}的体检表已印完，${saved}`
            : `${ended === 'cancelled' ? '已取消' : '没有印完'}，${saved}可以接着印其余 ${count(order.total - done)} 宗。`}
        </p>
        {ended !== 'done' && (
          <button type="button" class="btn btn-s" onClick={() => void resume()}>
            接着印
          </button>
        )}
      </div>
    </>
  )
}
