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
}

/** Lines that are typed. */
export function LabelledArea({ label, value, onValue, maxLength = 500 }: LabelledAreaProps) {
  const id = useId()
  return (
    <div class="field act-wide">
      <label for={id}>{label}</label>
      <textarea
        class="textarea"
        id={id}
        rows={2}
        maxLength={maxLength}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  )
}

export interface LabelledChoiceProps extends LabelledProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** A choice; nothing is chosen while the value is none of them. */
export function LabelledChoice({ label, value, onValue, choices }: LabelledChoiceProps) {
  const id = useId()
  const isChosen = choices.some((choice) => choice.value === value)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select class="select" id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
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
export function terms(values: readonly string[]): LabelledChoiceProps['choices'] {
  return values.map((value) => ({ value, label: value }))
}
