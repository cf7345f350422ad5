import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ReasonTemplate } from '#core/record/return-reason.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { type ReasonRule, reasonFault } from './reason-rule.ts'

export interface ActFormProps {
  /** Act and how many it concerns, as the button says it: 退回 2 宗. */
  readonly act: string
  /** What follows, said before it is done. */
  readonly consequence: string
  readonly reason: ReasonRule
  /** Reasons that are often given: one press puts them in place of what stands there. */
  readonly templates?: readonly ReasonTemplate[]
  /** In place of what the act is called. */
  readonly button?: string
  /** Nothing is under way while this is false; the button keeps its place. */
  readonly isBusy?: boolean
  /** What is wrong with the fields above, as a sentence; null for nothing. */
  readonly fault?: string | null
  /** Why the last run failed; null for nothing. */
  readonly failure?: unknown
  readonly onRun: (reason: string) => void
  readonly onCancel: () => void
}

/** Says what an act concerns and what follows, takes the reason, and only then runs. */
export function ActForm(props: ActFormProps) {
  const { act, consequence, reason, templates = [], button = act, isBusy = false, onRun, onCancel } = props
  const { fault: above = null, failure = null } = props
  const [text, setText] = useState(reason.preset ?? '')
  const [isChecked, setChecked] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const fault = reasonFault(reason, text)
  const shown = isChecked ? fault : null
  useEffect(() => field.current?.focus(), [])
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (isBusy) return
    setChecked(true)
    if (fault === null) onRun(text.trim())
    else field.current?.focus()
  }
  return (
    <>
      {above !== null && (
        <p class="field-error" role="alert">
          {above}
        </p>
      )}
      <form class="act-form stack-s" onSubmit={submit} noValidate>
        <p>
          <b>{`${act}。`}</b>
          {consequence}
        </p>
        <div class="field">
          <label for={id}>{reason.label}</label>
          {templates.length > 0 && (
            <div class="reason-templates">
              <span class="cap">常用理由（点选后可改）</span>
              {templates.map(({ label, text: worded }) => (
                <button key={label} type="button" class="btn btn-s" onClick={() => setText(worded)}>
                  {label}
                </button>
              ))}
            </div>
          )}
          <textarea
            class="textarea"
            id={id}
            rows={2}
            maxLength={reason.longest}
            ref={field}
            value={text}
            aria-invalid={shown !== null}
            {...(shown === null ? {} : { 'aria-describedby': `${id}-fault` })}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          {shown !== null && (
            <p class="field-error" id={`${id}-fault`} role="alert">
              {shown}
            </p>
          )}
        </div>
        <div class="row">
          <button type="submit" class={isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'} aria-busy={isBusy}>
            {button}
          </button>
          <button type="button" class="btn" onClick={onCancel}>
            取消
          </button>
        </div>
      </form>
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  )
}
