import type { UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { instantInTable } from '#ui/instant.ts'
import { Fact } from '../list/fact.tsx'
import { filesText, itemsText, rowsText } from './words.ts'

/** What the run adds up to. */
export function RunFacts({ run }: { readonly run: UploadRun }) {
  const { cycle, by, at, closedAt, state, left, rows } = run
  const isAwaited = state === 'open' && Object.keys(rows).length === 0
  return (
    <section class="card card-body stack" aria-label="汇总">
      <dl class="facts">
        <Fact label="年度">{`${cycle}年度`}</Fact>
        <Fact label="上传">{`${by} ${instantInTable(at)}`}</Fact>
        {closedAt !== null && <Fact label={state === 'cancelled' ? '取消' : '完成'}>{instantInTable(closedAt)}</Fact>}
        <Fact label="文件">{filesText(run)}</Fact>
        <Fact label="各行">{isAwaited ? '还没有结果' : rowsText(run.rows)}</Fact>
        <Fact label="问题">{isAwaited ? '还没有结果' : itemsText(run.items)}</Fact>
      </dl>
      {state === 'cancelled' && left > 0 && <p class="sub">取消之前已写入的都保留，没有收到的文件不受影响。</p>}
      {(run.rows.refused ?? 0) + (run.items.error ?? 0) > 0 && (
        <p class="sub">
          下载的结果报告附有要修改的行，版式同街镇台账。着色的格按批注改好，整个文件再次上传，系统按版本合并，并说明上次的问题解决了哪些。
        </p>
      )}
    </section>
  )
}
