import { useState } from 'preact/hooks'
import { type CellValue, type Field, isRaw } from '#core/form/field.ts'
import { parseCell } from '#core/form/parse.ts'
import { FieldEditor } from '#ui/form/field-editor.tsx'
import { choicesOf, inputText } from '#ui/form/field-text.ts'

export interface FieldControlProps {
  readonly id: string
  readonly field: Field
  readonly value: CellValue | null
  readonly isFault: boolean
  readonly onValue: (value: CellValue | null) => void
}

/** Choices as large buttons, everything else as it is typed; what does not parse is kept as typed. */
export function FieldControl(props: FieldControlProps) {
  return choicesOf(props.field) === null ? <Typed {...props} /> : <Chosen {...props} />
}

function Chosen({ id, field, value, isFault, onValue }: FieldControlProps) {
  const chosen = inputText(field, value)
  return (
    <fieldset class="choices" aria-invalid={isFault}>
      <legend class="label">{field.label}</legend>
      <div class="segments">
        {(choicesOf(field) ?? []).map((choice) => (
          <label key={choice} class="segment">
            <input
              type="radio"
              name={id}
              value={choice}
              checked={chosen === choice}
              onChange={() => onValue(parseCell(field, choice))}
            />
            {choice}
          </label>
        ))}
      </div>
      {value !== null && field.required === 'never' && (
        <button type="button" class="link" onClick={() => onValue(null)}>
          {`清除${field.label}`}
        </button>
      )}
    </fieldset>
  )
}

function Typed({ id, field, value, isFault, onValue }: FieldControlProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const unit = 'unit' in field ? field.unit : ''
  const shown = typed ?? (value !== null && isRaw(value) ? value.raw : inputText(field, value))
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {unit !== '' && <span class="unit">{`（${unit}）`}</span>}
      </label>
      <FieldEditor
        id={id}
        field={field}
        text={shown}
        isFault={isFault}
        onText={(text) => {
          setTyped(text)
          onValue(parseCell(field, text))
        }}
        onLeave={() => setTyped(null)}
        {...(isFault ? { describedBy: `${id}-told` } : {})}
      />
    </div>
  )
}
