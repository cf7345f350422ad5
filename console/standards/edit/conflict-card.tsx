import type { StandardDifference } from '#core/api/standards.ts'
import type { Side } from '#core/standard-edit/merge.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import type { Conflict } from './use-editing.ts'

export interface ConflictCardProps {
  readonly conflict: Conflict
  /** Null: theirs as it is. */
  readonly onSettle: (prefer: Side | null) => void
}

/** Somebody saved first: both sides' changes, what meets, and how to go on. Nothing of either is lost. */
export function ConflictCard({ conflict, onSettle }: ConflictCardProps) {
  const { version, mine, theirs, clashes } = conflict
  const by = version.changed?.by ?? '他人'
  const at = version.changed === null ? '' : ` ${instantInTable(version.changed.at)}`
  return (
    <section class="card std-conflict" aria-label="冲突" role="alert">
      <div class="card-head">
        <h2 class="with-icon">
          <Icon name="conflict" />
          {`${by}${at} 先保存了这个草稿`}
        </h2>
      </div>
      <p class="card-body">
        {clashes.length === 0
          ? '两边改的不是同一处，可以合并。对方的已经保存，您的还在这里。'
          : `有 ${clashes.length} 处两边都改了，改得不一样，请选用谁的。对方的已经保存，您的还在这里，选后可以撤销。`}
      </p>
      <div class="std-sides card-body">
        <SideList title="您的修改（未保存）" items={mine} clashes={clashes} />
        <SideList title={`${by}的修改（已保存）`} items={theirs} clashes={clashes} />
      </div>
      <div class="row card-body">
        <button type="button" class="btn btn-fill" onClick={() => onSettle('mine')}>
          {clashes.length === 0 ? '合并两边的修改' : '合并，冲突处用我的'}
        </button>
        {clashes.length > 0 && (
          <button type="button" class="btn" onClick={() => onSettle('theirs')}>
            合并，冲突处用对方的
          </button>
        )}
        <button type="button" class="btn" onClick={() => onSettle(null)}>
          采用对方的，放弃我的
        </button>
      </div>
      <p class="card-body cap">合并后仍是未保存的修改，请看过再点“保存”。</p>
    </section>
  )
}

interface SideListProps {
  readonly title: string
  readonly items: readonly StandardDifference[]
  readonly clashes: readonly string[]
}

function SideList({ title, items, clashes }: SideListProps) {
  return (
    <div>
      <h3>{title}</h3>
      <ol class="std-differences">
        {items.map(({ path, sentence }) => (
          <li key={`${path} ${sentence}`}>
            {clashes.includes(path) && <span class="badge badge-warn">冲突</span>} {sentence}
          </li>
        ))}
      </ol>
    </div>
  )
}
