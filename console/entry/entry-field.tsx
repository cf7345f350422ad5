import type { InputHTMLAttributes } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

export interface EntryFieldProps {
  readonly label: string
  readonly name: string
  readonly type?: 'text' | 'password'
  readonly autocomplete: NonNullable<InputHTMLAttributes<HTMLInputElement>['autocomplete']>
  readonly maxLength: number
  /** Filled in and not to be changed. */
  readonly fixed?: string
  /** Takes the focus when the form appears. */
  readonly isFirst?: boolean
}

/** A labelled input of an entry form. */
export function EntryField({
  label,
  name,
  type = 'text',
  autocomplete,
  maxLength,
  fixed,
  isFirst = false,
}: EntryFieldProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isFirst) input.current?.focus()
  }, [isFirst])
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        ref={input}
        class="input"
        id={id}
        name={name}
        {...(type === 'password' ? { type } : { type: 'text' as const })}
        autocomplete={autocomplete}
        autocapitalize="off"
        spellcheck={false}
        maxLength={maxLength}
        {...(fixed === undefined ? {} : { defaultValue: fixed, readOnly: true })}
      />
    </div>
  )
}
