import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { count } from '#ui/number.ts'
import type { RowAct } from './row-act.ts'

export interface ActFormProps {
  readonly act: RowAct
  /** Parcels concerned. */
  readonly size: number
  readonly onRun: (reason: string) => void
  readonly onCancel: () => void
}

const shortest = 5
const longest = 500

/** Says how many parcels an act concerns and what follows, takes the reason, and only then runs. */
export function ActForm({ act, size, onRun, onCancel }: ActFormProps) {
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const fault = act.needsReason && reason.trim().length < shortest
  useEffect(() => field.current?.focus(), [])
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (fault) field.current?.focus()
    else onRun(reason.trim())
  }
  return (
    <form class="act-form stack-s" onSubmit={submit} noValidate>
      <p>
        <b>{`${act.verb} ${count(size)} 宗。`}</b>
        {act.consequence}
      </p>
      <div class="field">
        <label for={id}>{act.needsReason ? '理由（必填，5–500 字，写入修改记录）' : '说明（选填）'}</label>
        <textarea
          class="textarea"
          id={id}
          rows={2}
          maxLength={longest}
          ref={field}
          value={reason}
          aria-invalid={isChecked && fault}
          {...(isChecked && fault ? { 'aria-describedby': `${id}-fault` } : {})}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        {isChecked && fault && (
          <p class="field-error" id={`${id}-fault`} role="alert">
            {`理由共 ${reason.trim().length} 字，至少 ${shortest} 字。请写明要改正什么。`}
          </p>
        )}
      </div>
      <div class="row">
        <button type="submit" class="btn btn-fill">
          {`${act.verb} ${count(size)} 宗`}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          取消
        </button>
      </div>
    </form>
  )
}
