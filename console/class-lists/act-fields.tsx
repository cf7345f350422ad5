import { useId } from 'preact/hooks'

export interface LongFieldProps {
  readonly label: string
  readonly name: string
  readonly value: string
  readonly maxLength: number
  readonly rows?: number
  readonly hint?: string
  readonly onValue: (value: string) => void
}

/** A text of some lines. */
export function LongField({ label, name, value, maxLength, rows = 2, hint, onValue }: LongFieldProps) {
  const id = useId()
  return (
    <div class="field is-wide">
      <label class="label" for={id}>
        {label}
      </label>
      <textarea
        class="textarea"
        id={id}
        name={name}
        rows={rows}
        maxLength={maxLength}
        value={value}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <span class="cap" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}

export interface ShortFieldProps {
  readonly label: string
  readonly value: string
  readonly type?: 'text' | 'date'
  readonly maxLength?: number
  readonly onValue: (value: string) => void
}

/** A text of one line, or a day. */
export function ShortField({ label, value, type = 'text', maxLength = 100, onValue }: ShortFieldProps) {
  const id = useId()
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <input
        class="input"
        id={id}
        {...(type === 'date' ? { type } : { type: 'text' as const, maxLength })}
        value={value}
        autocomplete="off"
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  )
}

export interface PickFieldProps<Key extends string> {
  readonly label: string
  readonly value: Key
  readonly options: readonly (readonly [key: Key, name: string])[]
  readonly onValue: (value: Key) => void
}

/** One of a few. */
export function PickField<Key extends string>({ label, value, options, onValue }: PickFieldProps<Key>) {
  const id = useId()
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <select
        class="select"
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([key]) => key === event.currentTarget.value)
          if (chosen !== undefined) onValue(chosen[0])
        }}
      >
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
