import type { DisposalSheetSummary } from '#core/api/disposal-shapes.ts'
import { instantInTable } from '#ui/instant.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { ListCard } from '../../list/list-card.tsx'
import { disposalSheetPath } from '../../route/disposal-route.ts'
import { countsText } from './sheet-words.ts'

/** 上传记录: who brought what back, and what became of it. */
export function SheetRecord() {
  const { value, failure, askAgain } = useAnswer('disposalSheets', { query: { limit: 100 } })
  return (
    <ListCard
      label="上传记录"
      heads={['文件', '结果', '上传']}
      lines={value?.items ?? null}
      failure={failure}
      onRetry={askAgain}
      row={({ id, name, counts, by, at }: DisposalSheetSummary) => (
        <tr key={id}>
          <th scope="row">
            <a href={disposalSheetPath(id)} title={name} class="base-file">
              {name}
            </a>
          </th>
          <td class="base-result">{countsText(counts)}</td>
          <td>{`${by} ${instantInTable(at)}`}</td>
          <td>
            <a class="btn btn-s" href={disposalSheetPath(id)}>
              逐行结果
              <span class="vh">{name}</span>
            </a>
          </td>
        </tr>
      )}
      emptyTitle="还没有上传过处置方案表"
      emptyText="下载预填的表，离线填好后上传，逐行结果会记在这里。"
    />
  )
}
