import { fieldOf, headingOf } from '#core/form/form.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { count } from '#ui/number.ts'
import type { FilingConflict } from '../../filing/difference.ts'

export interface ConflictListProps {
  readonly conflicts: readonly FilingConflict[]
  readonly onChoose: (conflict: FilingConflict, choice: 'mine' | 'theirs') => void
}

/** Fields that somebody else changed meanwhile: theirs stands in the district until mine is chosen and sent. */
export function ConflictList({ conflicts, onChoose }: ConflictListProps) {
  if (conflicts.length === 0) return null
  return (
    <section class="card" aria-label="待处理冲突">
      <div class="card-head">
        <h2 class="pane-title">待处理冲突</h2>
        <span class="sub nb">{`${count(conflicts.length)} 项`}</span>
      </div>
      <ul>
        {conflicts.map((conflict) => (
          <li key={conflict.field} class="card-part">
            <Conflict conflict={conflict} onChoose={(choice) => onChoose(conflict, choice)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ConflictProps {
  readonly conflict: FilingConflict
  readonly onChoose: (choice: 'mine' | 'theirs') => void
}

function Conflict({ conflict: { field: key, mine, theirs, theirsBy, isUnwritten = false }, onChoose }: ConflictProps) {
  const field = fieldOf(zeroIncrementForm, key)
  return (
    <div class="filing-conflict">
      <b>{headingOf(field)}</b>
      <dl>
        <div>
          <dt>我的</dt>
          <dd>{formatWithUnit(field, mine)}</dd>
        </div>
        <div>
          <dt>{theirsBy === '' ? '区里的' : `${theirsBy}的`}</dt>
          <dd>{formatWithUnit(field, theirs)}</dd>
        </div>
      </dl>
      {isUnwritten && <p class="sub">单元格受保护，没有写入。请撤销保护后采用对方的，或采用我的。</p>}
      <p class="filing-choices">
        <button type="button" class="btn btn-s" aria-label={`${field.label}采用我的`} onClick={() => onChoose('mine')}>
          采用我的
        </button>
        <button
          type="button"
          class="btn btn-s"
          aria-label={`${field.label}采用对方的`}
          onClick={() => onChoose('theirs')}
        >
          采用对方的
        </button>
      </p>
    </div>
  )
}
