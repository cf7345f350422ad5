import { useId, useRef, useState } from 'preact/hooks'
import type { LedgerConflict } from '#core/api/conflicts.ts'
import type { ConflictChoice } from '#core/record/change.ts'
import { differenceText } from '#ui/difference.ts'
import { fieldOf } from '../notice/field-words.ts'
import { useSession } from '../session/session.ts'
import { ConflictValues } from './conflict-values.tsx'
import { choiceNames, isFigure } from './conflict-words.ts'
import { type OtherDraft, OtherValue } from './other-value.tsx'
import type { Decision } from './settle-job.ts'
import { typedValue } from './typed-value.ts'

export const longestReason = 200

export interface ConflictChooserProps {
  readonly conflict: LedgerConflict
  readonly isBusy: boolean
  readonly onDecide: (decision: Decision) => void
  /** Leaves it as it is; absent where there is nothing to go back to. */
  readonly onCancel?: () => void
}

/** Mine, theirs or another value: nothing is chosen beforehand, and the button names the choice. */
export function ConflictChooser({ conflict, isBusy, onDecide, onCancel }: ConflictChooserProps) {
  const { today } = useSession()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [choice, setChoice] = useState<ConflictChoice | null>(null)
  const [other, setOther] = useState<OtherDraft>({ text: '', isCleared: false })
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const field = fieldOf(conflict.form, conflict.field)
  const typed = field === null ? null : typedValue(conflict.form, conflict.field, field, other.text, today)
  const isFault = choice === 'other' && !other.isCleared && typed?.value === null
  const difference = field === null ? null : differenceText(field, conflict.mine, conflict.theirs)

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (isBusy) return
    const words = { reason: reason.trim() }
    if (choice === null || isFault) {
      form.current?.querySelector<HTMLElement>(isFault ? '.conflict-other .input, .select' : 'input')?.focus()
    } else if (choice !== 'other') onDecide({ choice, ...words })
    else onDecide({ choice, value: other.isCleared ? null : (typed?.value ?? null), ...words })
  }
  const looks = ['btn', choice !== null && 'btn-fill', isBusy && 'is-busy']
  const isShownFault = isFault && (isAsked || other.text !== '')
  return (
    <form class="stack-s" onSubmit={submit} noValidate ref={form}>
      <fieldset class={isFigure(field) ? 'conflict-lines is-figures' : 'conflict-lines'}>
        <legend class="vh">采用哪个值</legend>
        <ConflictValues
          conflict={conflict}
          pick={{ name: id, chosen: choice === 'other' ? null : choice, onChoose: setChoice }}
        />
        {field !== null && (
          <OtherValue
            field={field}
            group={id}
            isChosen={choice === 'other'}
            onChoose={() => setChoice('other')}
            draft={other}
            onDraft={setOther}
            remark={remarkOn(other, isFault, isShownFault, typed?.remark ?? null)}
            isFault={isShownFault}
          />
        )}
      </fieldset>
      {isAsked && choice === null && (
        <p class="field-error" role="alert">
          请先选择采用哪个值。
        </p>
      )}
      <div class="conflict-acts">
        {difference !== null && <span class="sub nb">{`两值相差 ${difference}`}</span>}
        <input
          class="input"
          type="text"
          aria-label="说明（选填）"
          placeholder="说明（选填），如：现场复核"
          maxLength={longestReason}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <button type="submit" class={looks.filter(Boolean).join(' ')} aria-busy={isBusy}>
          {choice === null ? '采用所选' : buttonName(choice, other)}
        </button>
        {onCancel !== undefined && (
          <button type="button" class="btn" onClick={onCancel}>
            取消
          </button>
        )}
      </div>
    </form>
  )
}

function buttonName(choice: ConflictChoice, { isCleared }: OtherDraft): string {
  if (choice !== 'other') return choiceNames[choice]
  return isCleared ? '清空此项' : '采用另填的值'
}

/** A fault waits until it was typed or asked for; a remark on a value that stands is said at once. */
function remarkOn(other: OtherDraft, isFault: boolean, isShown: boolean, remark: string | null): string | null {
  if (other.isCleared) return '清空后此项按未填处理，两个值都保留在修改记录中。'
  return isFault && !isShown ? null : remark
}
