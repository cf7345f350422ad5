import { count } from '#ui/number.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { type FilingsView, filingsAddress, scopeOf } from '../filings-view.ts'
import { type BoardColumn, cardLimit } from './board-columns.ts'
import { FilingCard } from './filing-card.tsx'

export interface BoardColumnProps {
  readonly column: BoardColumn
  readonly view: FilingsView
  readonly showsFirm: boolean
  /** How many there are, where another answer said so already. */
  readonly expected: number | null
}

/** The most urgent filings of a stage; the rest is one press away in the list. */
export function BoardColumnView({ column: { key, title, states }, view, showsFirm, expected }: BoardColumnProps) {
  const query = { ...scopeOf(view), state: states.join(','), sort: 'urgency' as const, limit: cardLimit }
  const { value, failure, askAgain } = useAnswer('filings', { query })
  const total = value?.total ?? expected
  const rest = (value?.total ?? 0) - (value?.items.length ?? 0)
  return (
    <section class={total === 0 ? 'board-column is-empty' : 'board-column'} aria-labelledby={`board-${key}`}>
      <h2 id={`board-${key}`} class="board-title">
        {title}
        {total !== null && <span class="nb">{count(total)}</span>}
      </h2>
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {value === null && failure === null && expected !== 0 && (
        <div class="filing-card is-none" role="status" aria-label={`正在读取${title}`}>
          <span class="skeleton" />
          <span class="skeleton" />
        </div>
      )}
      {value !== null && value.items.length > 0 && (
        <ul class="board-cards">
          {value.items.map((filing) => (
            <FilingCard key={filing.id} filing={filing} showsFirm={showsFirm} />
          ))}
        </ul>
      )}
      {total === 0 && <p class="board-none cap">没有</p>}
      {rest > 0 && (
        <a class="board-rest" href={filingsAddress({ ...view, view: 'list', states })}>
          {`其余 ${count(rest)} 项，在列表中查看`}
        </a>
      )}
    </section>
  )
}
