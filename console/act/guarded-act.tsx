import './act-fields.css'
import './guarded-act.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'

export interface GuardedActProps {
  /** 受理, 批准. */
  readonly name: string
  readonly consequence: string
  /** What stands in its way, as sentences: told from the beginning, an alarm once it is asked for. */
  readonly faults: readonly string[]
  readonly isBusy: boolean
  readonly failure: unknown
  /** What may be done about the failure. */
  readonly onRetry?: () => void
  readonly onRun: () => void
  readonly onCancel: () => void
  readonly children: ComponentChildren
}

/** The form of one act: what follows, what it asks, what stands in its way, and the button. */
export function GuardedAct(props: GuardedActProps) {
  const { name, consequence, faults, isBusy, failure, onRetry, onRun, onCancel, children } = props
  const [isAsked, setAsked] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const press = (event: SubmitEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (isBusy) return
    if (faults.length === 0) onRun()
    else list.current?.focus()
  }
  return (
    <form class="act-frame" onSubmit={press} noValidate aria-label={name}>
      <h3 ref={heading} tabIndex={-1}>
        {name}
      </h3>
      <p class="sub">{consequence}</p>
      {children}
      {faults.length > 0 && (
        <div
          class={isAsked ? 'banner banner-err' : 'banner'}
          ref={list}
          tabIndex={-1}
          {...(isAsked ? { role: 'alert' as const } : {})}
        >
          <Icon name={isAsked ? 'error' : 'info'} />
          <div class="banner-text">
            <strong>{`还不能办理“${name}”`}</strong>
            <ul>
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {failure !== null && <FailureNotice failure={failure} {...(onRetry === undefined ? {} : { onRetry })} />}
      <div class="row">
        <button type="submit" class={isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'} aria-busy={isBusy}>
          {name}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          取消
        </button>
      </div>
    </form>
  )
}
