import { useId } from 'preact/hooks'

interface LabelledProps {
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
}

export interface LabelledTextProps extends LabelledProps {
  readonly maxLength?: number
  readonly isFigure?: boolean
}

/** A line that is typed. */
export function LabelledText({ label, value, onValue, maxLength = 100, isFigure = false }: LabelledTextProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        class={isFigure ? 'input num-input' : 'input'}
        id={id}
        type="text"
        {...(isFigure ? { inputMode: 'decimal' as const } : {})}
        autocomplete="off"
        maxLength={maxLength}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  )
}

export interface LabelledAreaProps extends LabelledProps {
  readonly maxLength?: number
  readonly rows?: number
  /** What to know before typing. */
  readonly hint?: string
  /** A sentence; null for none. */
  readonly fault?: string | null
}

/** Lines that are typed; as wide as the form. */
export function LabelledArea(props: LabelledAreaProps) {
  const { label, value, onValue, maxLength = 500, rows = 2, hint, fault = null } = props
  const id = useId()
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(fault === null ? [] : [`${id}-fault`])]
  return (
    <div class="field is-wide">
      <label for={id}>{label}</label>
      <textarea
        class="textarea"
        id={id}
        rows={rows}
        maxLength={maxLength}
        value={value}
        aria-invalid={fault !== null}
        {...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') })}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <span class="cap" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {fault !== null && (
        <p class="field-error" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface LabelledChoiceProps<Value extends string> {
  readonly label: string
  readonly value: string
  readonly choices: readonly Choice<Value>[]
  readonly onValue: (value: Value) => void
}

/** A choice; nothing is chosen while the value is none of them. */
export function LabelledChoice<Value extends string>(props: LabelledChoiceProps<Value>) {
  const { label, value, onValue, choices } = props
  const id = useId()
  const isChosen = choices.some((choice) => choice.value === value)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        class="select"
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value)
          if (chosen !== undefined) onValue(chosen.value)
        }}
      >
        {!isChosen && <option value={value}>请选择</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}

export interface LabelledDayProps extends LabelledProps {
  readonly min?: string
  readonly max?: string
}

export function LabelledDay({ label, value, onValue, min = '', max = '' }: LabelledDayProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        class="input"
        id={id}
        type="date"
        min={min}
        max={max}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  )
}

/** The same value of a closed list for code and label. */
export function terms<Value extends string>(values: readonly Value[]): readonly Choice<Value>[] {
  return values.map((value) => ({ value, label: value }))
}
