import './form-field.css'
import type { FindingLevel } from '#core/error/finding.ts'
import type { Field } from '#core/form/field.ts'
import { SeverityIcon } from '../severity.tsx'
import { FieldEditor } from './field-editor.tsx'

/** A finding beside its field: why and what to do. */
export interface FieldRemark {
  readonly code: string
  readonly level: FindingLevel
  readonly text: string
  /** 依据 */
  readonly clause: string
}

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
      {remarks.length > 0 && (
        <ul class="form-remarks" id={remarkId}>
          {remarks.map(({ code, level, text: words, clause }) => (
            <li key={`${code} ${words}`} class={`form-remark is-${level}`} title={`依据：${clause}`}>
              <SeverityIcon level={level} />
              <span>{words}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function classOf(field: Field, isChanged: boolean): string {
  const isWide = field.kind === 'text' && field.maxLength > 100
  return ['field form-field', isWide && 'is-wide', isChanged && 'is-changed'].filter(Boolean).join(' ')
}
