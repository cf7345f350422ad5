import type { Field } from '#core/form/field.ts'
import { choicesOf, pickerOf } from './field-text.ts'

export interface FieldEditorProps {
  readonly field: Field
  readonly id: string
  readonly text: string
  readonly onText: (text: string) => void
  /** The field was left: what was typed may be written as it is printed. */
  readonly onLeave?: () => void
  readonly isReadOnly?: boolean
  readonly isFault?: boolean
  readonly isRequired?: boolean
  /** Ids of hint and finding. */
  readonly describedBy?: string
}

/** From this length on a text has lines. */
const lineLimit = 100

/** The input a field takes, by its kind: a choice, a day or month, a figure, a line or lines of text. */
export function FieldEditor(props: FieldEditorProps) {
  const { field, id, text, onText, onLeave, isReadOnly = false, isFault = false, isRequired = false } = props
  const common = {
    id,
    value: text,
    'aria-invalid': isFault,
    'aria-required': isRequired,
    ...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy }),
    ...(onLeave === undefined ? {} : { onBlur: onLeave }),
  }
  const choices = choicesOf(field)
  if (choices !== null && !isReadOnly) {
    const isOther = text !== '' && !choices.includes(text)
    return (
      <select {...common} class="select" onChange={(event) => onText(event.currentTarget.value)}>
        <option value="">请选择</option>
        {isOther && <option value={text}>{text}</option>}
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    )
  }
  if (field.kind === 'text' && field.maxLength > lineLimit) {
    return (
      <textarea
        {...common}
        class="textarea"
        rows={field.maxLength > 300 ? 4 : 2}
        maxLength={field.maxLength}
        readOnly={isReadOnly}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    )
  }
  const isFigure =
    field.kind === 'integer' || field.kind === 'decimal' || (field.kind === 'calculated' && field.result === 'number')
  return (
    <input
      {...common}
      class={isFigure ? 'input num-input' : 'input'}
      {...typeOf(isReadOnly ? null : pickerOf(field, text))}
      {...(isFigure ? { inputMode: 'decimal' as const } : {})}
      maxLength={'maxLength' in field ? Math.max(field.maxLength, 60) : 60}
      readOnly={isReadOnly}
      autocomplete="off"
      onInput={(event) => onText(event.currentTarget.value)}
    />
  )
}

/** One kind of input at a time: what a day may carry a line of text may not. */
function typeOf(picker: 'date' | 'month' | null): { type: 'date' } | { type: 'month' } | { type: 'text' } {
  if (picker === 'date') return { type: 'date' }
  return picker === 'month' ? { type: 'month' } : { type: 'text' }
}
