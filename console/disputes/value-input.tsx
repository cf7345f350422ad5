import { useId } from 'preact/hooks'
import type { Field } from '#core/form/field.ts'
import { headingOf } from '#core/form/form.ts'
import { FieldEditor } from '#ui/form/field-editor.tsx'

export interface ValueInputProps {
  readonly field: Field
  /** 您认为正确的值, 更正为 */
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly fault: string | null
}

/** A value of a field, typed or chosen as in its form. */
export function ValueInput({ field, label, text, onText, fault }: ValueInputProps) {
  const id = useId()
  return (
    <div class="field dispute-value">
      <label for={id}>{`${label}：${headingOf(field)}`}</label>
      <FieldEditor
        field={field}
        id={id}
        text={text}
        onText={onText}
        isRequired
        isFault={fault !== null}
        describedBy={`${id}-hint`}
      />
      <p
        class={fault === null ? 'cap' : 'field-error'}
        id={`${id}-hint`}
        {...(fault === null ? {} : { role: 'alert' as const })}
      >
        {fault ?? field.hint}
      </p>
    </div>
  )
}
