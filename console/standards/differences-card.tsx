import type { StandardDifference } from '#core/api/standards.ts'
import { useAnswer } from '../data/use-answer.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { standardPath } from '../route/route.ts'
import { PartCard } from './read/part-card.tsx'

/** 与所依据版本的差异, one sentence each. */
export function DifferencesCard({ id, basedOn }: { readonly id: string; readonly basedOn: string }) {
  const { value, failure, askAgain } = useAnswer('standardDifferences', { params: { id: basedOn, other: id } })
  return (
    <PartCard
      id="differences"
      title="与所依据版本的差异"
      aside={
        <>
          依据 <a href={standardPath(basedOn)}>{basedOn}</a>
          {value !== null && `，共 ${value.items.length} 处`}
        </>
      }
    >
      {failure !== null && (
        <div class="card-body">
          <FailureNotice failure={failure} onRetry={askAgain} />
        </div>
      )}
      {value === null && failure === null && (
        <div class="card-body" role="status" aria-label="正在比较">
          <span class="skeleton" />
        </div>
      )}
      {value !== null && value.items.length === 0 && <p class="card-body sub">内容与所依据的版本相同。</p>}
      {value !== null && value.items.length > 0 && <DifferenceList items={value.items} />}
    </PartCard>
  )
}

export function DifferenceList({
  items,
}: {
  readonly items: readonly Pick<StandardDifference, 'path' | 'sentence'>[]
}) {
  return (
    <ol class="std-differences">
      {items.map(({ path, sentence }) => (
        <li key={`${path} ${sentence}`}>{sentence}</li>
      ))}
    </ol>
  )
}
