import './form-field.css'
import type { Field } from '#core/form/field.ts'
import { FieldEditor } from './field-editor.tsx'
import { type FieldRemark, Remarks } from './remarks.tsx'

export interface FormFieldProps {
  readonly field: Field
  readonly id: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly onLeave?: () => void
  readonly isRequired: boolean
  readonly isReadOnly: boolean
  /** Changed and not yet saved. */
  readonly isChanged?: boolean
  readonly remarks: readonly FieldRemark[]
}

/** One field of a form: label, unit, input, what to fill, and what is wrong with it. */
export function FormField(props: FormFieldProps) {
  const { field, id, text, isRequired, isReadOnly, isChanged = false, remarks } = props
  const unit = 'unit' in field ? field.unit : ''
  const isCalculated = field.kind === 'calculated'
  const hintId = `${id}-hint`
  const remarkId = `${id}-remark`
  const described = [...(isReadOnly ? [] : [hintId]), ...(remarks.length > 0 ? [remarkId] : [])].join(' ')
  return (
    <div class={classOf(field, isChanged)}>
      <label for={id}>
        {field.label}
        {unit !== '' && <span class="unit">{`（${unit}）`}</span>}
        {isRequired && !isReadOnly && <span class="form-mark">必填</span>}
        {isCalculated && <span class="form-mark is-calculated">自动计算</span>}
        {isChanged && <span class="form-mark is-changed">未保存</span>}
      </label>
      <FieldEditor
        field={field}
        id={id}
        text={isReadOnly && text === '' ? '未填' : text}
        onText={props.onText}
        {...(props.onLeave === undefined ? {} : { onLeave: props.onLeave })}
        isReadOnly={isReadOnly || isCalculated}
        isRequired={isRequired}
        isFault={remarks.some(({ level }) => level === 'error')}
        {...(described === '' ? {} : { describedBy: described })}
      />
      {!isReadOnly && (
        <p class="cap" id={hintId}>
          {field.hint}
        </p>
      )}
      <Remarks id={remarkId} remarks={remarks} />
    </div>
  )
}

function classOf(field: Field, isChanged: boolean): string {
  const isWide = field.kind === 'text' && field.maxLength > 100
  return ['field form-field', isWide && 'is-wide', isChanged && 'is-changed'].filter(Boolean).join(' ')
}
