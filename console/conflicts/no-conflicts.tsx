import { scopeWords } from '../list/scope-view.ts'
import { type ConflictView, usualView } from './conflict-view.ts'

export interface NoConflictsProps {
  readonly view: ConflictView
  readonly cycle: string
  readonly onView: (view: ConflictView) => void
}

/** Nothing clashes here: said for what was asked, with the way to what may be meant. */
export function NoConflicts({ view, cycle, onView }: NoConflictsProps) {
  const words = scopeWords(view)
  const where = words === '' ? `${cycle}年度` : words
  const what = { open: '没有待处理的冲突', settled: '没有已处理的冲突', all: '没有冲突' }[view.state]
  return (
    <div class="card">
      <div class="empty">
        <h2>{`${where}${what}`}</h2>
        <p>同步时，两人把同一项改成了不同的值，才会出现在这里。</p>
        {words !== '' && (
          <button type="button" class="btn" onClick={() => onView({ ...usualView, state: view.state })}>
            清除筛选
          </button>
        )}
        {words === '' && view.state === 'open' && (
          <button type="button" class="btn" onClick={() => onView({ ...view, state: 'settled' })}>
            查看已处理的
          </button>
        )}
      </div>
    </div>
  )
}
