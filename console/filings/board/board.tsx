import './board.css'
import { filingStateNames } from '#core/filing/state.ts'
import { count } from '#ui/number.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { ownParty } from '../filing-party.ts'
import { type FilingsView, filingsAddress, isNarrowed, scopeOf } from '../filings-view.ts'
import { NoFilings } from '../no-filings.tsx'
import { BoardColumnView } from './board-column.tsx'
import { type BoardColumn, boardColumns, endedStates } from './board-columns.ts'

/** 看板: where the filings stand, the most urgent first. Not to be dragged: a state changes by an act with its documents. */
export function Board({ view }: { readonly view: FilingsView }) {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('filings', { query: { ...scopeOf(view), limit: 1 } })
  const counts = value?.counts ?? null
  const amountOf = ({ states }: Pick<BoardColumn, 'states'>): number | null =>
    counts === null ? null : states.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  if (failure !== null && value === null) return <FailureNotice failure={failure} onRetry={askAgain} />
  const all = counts === null ? null : Object.values(counts).reduce((sum, amount) => sum + (amount ?? 0), 0)
  if (all === 0) return <NoFilings isNarrowed={isNarrowed(view)} />
  const shown = boardColumns.filter((column) => column.isRare !== true || (amountOf(column) ?? 0) > 0)
  const ended = endedStates.filter((state) => (counts?.[state] ?? 0) > 0)
  return (
    <>
      <section class="board" aria-label="看板">
        {shown.map((column) => (
          <BoardColumnView
            key={column.key}
            column={column}
            view={view}
            showsFirm={ownParty(account) !== 'applicant'}
            expected={amountOf(column)}
          />
        ))}
      </section>
      <p class="row cap">
        <span>卡片按余日升序；不可拖动，状态只由办理事项改变。日为工作日。</span>
        {ended.map((state) => (
          <a key={state} class="link" href={filingsAddress({ ...view, view: 'list', states: [state] })}>
            {`${filingStateNames[state]} ${count(counts?.[state] ?? 0)} 项`}
          </a>
        ))}
      </p>
    </>
  )
}
