import { useId } from 'preact/hooks'
import { fieldOf } from '#core/form/form.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { Icon } from '#ui/icon.tsx'

export type DeclarationConflict = AnswerOf<'declareFiling'>['conflicts'][number]

export interface DeclarationConflictsProps {
  readonly conflicts: readonly DeclarationConflict[]
  /** Takes the value into the form, unsaved; theirs stands saved already. */
  readonly onChoose: (conflict: DeclarationConflict, choice: 'mine' | 'theirs') => void
}

/** Fields that somebody else changed meanwhile: both values, and which shall stand. */
export function DeclarationConflicts({ conflicts, onChoose }: DeclarationConflictsProps) {
  const id = useId()
  if (conflicts.length === 0) return null
  return (
    <section class="card" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id} class="with-icon">
          <Icon name="conflict" />
          {`有 ${conflicts.length} 项别人也改了`}
        </h2>
        <span class="aside cap">选择前以对方的值为准，您的其他修改已保存</span>
      </div>
      <ul>
        {conflicts.map((conflict) => {
          const field = fieldOf(zeroIncrementForm, conflict.field)
          return (
            <li key={conflict.field} class="card-part row declaration-conflict">
              <b>{field.label}</b>
              <span>
                我的 <span class="nb">{formatWithUnit(field, conflict.mine)}</span>
              </span>
              <span>
                {`对方的（${conflict.theirsBy}）`} <span class="nb">{formatWithUnit(field, conflict.theirs)}</span>
              </span>
              <button type="button" class="btn btn-s" onClick={() => onChoose(conflict, 'mine')}>
                采用“我的”
              </button>
              <button type="button" class="btn btn-s" onClick={() => onChoose(conflict, 'theirs')}>
                采用“对方的”
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
