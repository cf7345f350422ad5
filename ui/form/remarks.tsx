import './form-field.css'
import type { FindingLevel } from '#core/form/field-finding.ts'
import { SeverityIcon } from '../severity.tsx'

/** A finding beside its field: why and what to do. */
export interface FieldRemark {
  readonly code: string
  readonly level: FindingLevel
  readonly text: string
  /** 依据 */
  readonly clause: string
}

/** What is wrong with a field, below its input; nothing when nothing is. */
export function Remarks({ id, remarks }: { readonly id: string; readonly remarks: readonly FieldRemark[] }) {
  if (remarks.length === 0) return null
  return (
    <ul class="form-remarks" id={id}>
      {remarks.map(({ code, level, text, clause }) => (
        <li key={`${code} ${text}`} class={`form-remark is-${level}`} title={`依据：${clause}`}>
          <SeverityIcon level={level} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}
