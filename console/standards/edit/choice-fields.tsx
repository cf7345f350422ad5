import { useEditing } from './editing.ts'
import { FieldFaults, FieldFrame, useField } from './field.tsx'

export interface ChoiceFieldProps<Value extends string> {
  readonly at: string
  readonly label: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly onValue: (value: Value) => void
  readonly isBare?: boolean
}

/** One of a closed list. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { at, label, value, choices, onValue, isBare = false } = props
  const { input } = useField(at)
  return (
    <FieldFrame at={at} label={label} isBare={isBare}>
      <select
        {...input}
        class="select"
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value)
          if (chosen !== undefined) onValue(chosen.value)
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

export interface TicksFieldProps<Value extends string> {
  readonly at: string
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly ticked: readonly Value[]
  readonly onTicked: (ticked: readonly Value[]) => void
  /** One at least stays ticked. */
  readonly isNeeded?: boolean
}

/** Any of a closed list, in the list's order. */
export function TicksField<Value extends string>(props: TicksFieldProps<Value>) {
  const { at, label, options, ticked, onTicked, isNeeded = false } = props
  const isLast = (value: Value): boolean => isNeeded && ticked.length === 1 && ticked[0] === value
  return (
    <fieldset class="field std-ticks std-wide" data-place={at} tabIndex={-1}>
      <legend class="label">{label}</legend>
      {options.map(({ value, label: name }) => (
        <label key={value} class="tick">
          <input
            type="checkbox"
            checked={ticked.includes(value)}
            disabled={isLast(value)}
            onChange={({ currentTarget: { checked } }) =>
              onTicked(
                options
                  .map((option) => option.value)
                  .filter((each) => (each === value ? checked : ticked.includes(each))),
              )
            }
          />
          {name}
        </label>
      ))}
      {isNeeded && ticked.length === 1 && <span class="cap">至少选一项</span>}
      <FieldFaults at={at} />
    </fieldset>
  )
}

export interface DayFieldProps {
  readonly at: string
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
  /** May stay blank. */
  readonly onBlank?: () => void
}

/** A day; a needed one that is emptied says so, the draft keeps the last. */
export function DayField({ at, label, value, onValue, onBlank }: DayFieldProps) {
  const editing = useEditing()
  const { typed, input } = useField(at)
  const onChange = (day: string): void => {
    const isMissing = day === '' && onBlank === undefined
    editing.type(at, isMissing ? { text: '', fault: '未填。请选择日期。' } : null)
    if (day !== '') onValue(day)
    else onBlank?.()
  }
  return (
    <FieldFrame at={at} label={label}>
      <input
        {...input}
        class="input"
        type="date"
        value={typed?.text ?? value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={editing.settle}
      />
    </FieldFrame>
  )
}
