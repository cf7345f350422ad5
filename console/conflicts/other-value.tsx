import { useId } from 'preact/hooks'
import type { Field } from '#core/form/field.ts'
import { formatBoolean } from '#core/form/format.ts'
import { isFigure } from './conflict-words.ts'

/** What is typed in place of both values; `isCleared` leaves the field empty on purpose. */
export interface OtherDraft {
  readonly text: string
  readonly isCleared: boolean
}

export interface OtherValueProps {
  readonly field: Field
  /** The radio's group. */
  readonly group: string
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly draft: OtherDraft
  readonly onDraft: (draft: OtherDraft) => void
  /** Why the text is no value, or what is to be said about it. */
  readonly remark: string | null
  readonly isFault: boolean
}

/** 另填: a value of neither side, typed as the field takes it. */
export function OtherValue(props: OtherValueProps) {
  const { field, group, isChosen, onChoose, draft, onDraft, remark, isFault } = props
  const id = useId()
  return (
    <div class={isChosen ? 'conflict-line is-chosen' : 'conflict-line'}>
      <input type="radio" id={id} name={group} checked={isChosen} onChange={onChoose} />
      <label class="conflict-name" for={id}>
        <b>另填</b>
      </label>
      {isChosen ? (
        <div class="conflict-other">
          <div class="row">
            {!draft.isCleared && (
              <Typed
                field={field}
                text={draft.text}
                fault={remark === null ? null : `${id}-remark`}
                isFault={isFault}
                onText={(text) => onDraft({ ...draft, text })}
              />
            )}
            <label class="tick">
              <input
                type="checkbox"
                checked={draft.isCleared}
                onChange={(event) => onDraft({ ...draft, isCleared: event.currentTarget.checked })}
              />
              清空此项
            </label>
          </div>
          {remark !== null && (
            <p
              id={`${id}-remark`}
              class={isFault ? 'field-error' : 'cap'}
              {...(isFault ? { role: 'alert' as const } : {})}
            >
              {remark}
            </p>
          )}
        </div>
      ) : (
        <span class="conflict-hint cap">两个都不采用，填写核实后的值</span>
      )}
    </div>
  )
}

interface TypedProps {
  readonly field: Field
  readonly text: string
  /** Id of the remark on it. */
  readonly fault: string | null
  readonly isFault: boolean
  readonly onText: (text: string) => void
}

function Typed({ field, text, fault, isFault, onText }: TypedProps) {
  const described = fault === null ? {} : { 'aria-describedby': fault }
  const options = choicesOf(field)
  if (options !== null) {
    return (
      <select
        class="select"
        aria-label={`另填的${field.label}`}
        aria-invalid={isFault}
        {...described}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      >
        <option value="">请选择</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    )
  }
  return (
    <input
      class="input"
      type="text"
      aria-label={`另填的${field.label}`}
      aria-invalid={isFault}
      {...described}
      {...(isFigure(field) ? { inputMode: 'decimal' as const } : {})}
      placeholder={`如 ${field.example}`}
      maxLength={500}
      value={text}
      onInput={(event) => onText(event.currentTarget.value)}
    />
  )
}

/** The words a field is chosen from, null for one that is typed. */
function choicesOf(field: Field): readonly string[] | null {
  if (field.kind === 'boolean') return [true, false].map(formatBoolean)
  return field.kind === 'enum' ? field.options.map((option) => option.label) : null
}
