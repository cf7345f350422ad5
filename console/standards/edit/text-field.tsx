import { useEditing } from './editing.ts'
import { FieldFrame, useField } from './field.tsx'

export interface TextFieldProps {
  readonly at: string
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
  /** May stay blank. */
  readonly isOptional?: boolean
  readonly isLong?: boolean
  readonly isWide?: boolean
  readonly isBare?: boolean
}

const longest = 500

/** A line, or lines, of text. A needed one that is emptied says so; the draft keeps the last words. */
export function TextField({
  at,
  label,
  value,
  onValue,
  isOptional = false,
  isLong = false,
  isWide = false,
  isBare = false,
}: TextFieldProps) {
  const editing = useEditing()
  const { typed, input } = useField(at)
  const onInput = (text: string): void => {
    const isBlank = text.trim() === '' && !isOptional
    editing.type(at, isBlank ? { text, fault: '未填。请填写。' } : null)
    if (!isBlank && text !== value) onValue(text)
  }
  const common = {
    ...input,
    value: typed?.text ?? value,
    maxLength: longest,
    autocomplete: 'off',
    onBlur: editing.settle,
  }
  return (
    <FieldFrame at={at} label={label} isWide={isLong || isWide} isBare={isBare}>
      {isLong ? (
        <textarea {...common} class="textarea" rows={2} onInput={(event) => onInput(event.currentTarget.value)} />
      ) : (
        <input {...common} class="input" type="text" onInput={(event) => onInput(event.currentTarget.value)} />
      )}
    </FieldFrame>
  )
}
