import { checkFieldsAs } from '../../checks/check-fields.ts'
import { fieldWordingsOf } from '../../error/message-field.zh.ts'
import type { Wording } from '../../error/wording.ts'
import { readRow } from '../../form/clean.ts'
import type { FieldFindingCode, FindingLevel } from '../../form/field-finding.ts'
import { type Cells, fieldOf } from '../../form/form.ts'
import { type DisposalPlanValues, disposalPlanForm } from '../../forms/disposal-plan.ts'
import { citationText } from '../../vocabulary/citation.ts'
import { disposalRules } from './catalogue.ts'
import { type DisposalCheckContext, type DisposalCheckId, disposalCheckIds } from './rule.ts'
import { disposalWords } from './words.ts'

/** What is wrong or doubtful in a plan, in words: where, why, what to do. Errors keep it from the 专班, never a draft. */
export interface DisposalFinding {
  readonly code: FieldFindingCode | DisposalCheckId
  readonly level: FindingLevel
  readonly field: string
  /** All keys it concerns, the first being `field`. */
  readonly fields: readonly string[]
  readonly where: string
  readonly why: string
  readonly what: string
  /** Clause, or 拟定. */
  readonly clause: string
}

export interface JudgedPlan {
  readonly values: DisposalPlanValues
  /** Field by field in the order of the form, then DP01 … DP12. */
  readonly findings: readonly DisposalFinding[]
}

const wordings = fieldWordingsOf(disposalWords)

/** The one judge of a plan: console, sheet and server ask it alike. */
export function judgePlan(cells: Cells, context: DisposalCheckContext): JudgedPlan {
  const { id } = disposalPlanForm
  const row = readRow(disposalPlanForm, id, cells, context)
  const fields = checkFieldsAs(id, disposalPlanForm, row, { today: context.today, step: 'fill' })
  const alone = fields.map((finding): DisposalFinding => {
    // The table ties each code's wording to its findings; that tie is lost when a code is looked up.
    const { where, why, what } = wordings[finding.code] as Wording<FieldFindingCode>
    const { code, level, field } = finding
    const place = where?.(finding) ?? disposalWords.labelOf(field)
    const clause = citationText(fieldOf(disposalPlanForm, field).source)
    return { code, level, field, fields: finding.fields, where: place, why: why(finding), what: what(finding), clause }
  })
  const across = disposalCheckIds.flatMap((code) => {
    const { judge, clause } = disposalRules[code]
    return judge(row.values, context).map(({ level, fields: concerned, why, what }): DisposalFinding => {
      const [field] = concerned
      const where = disposalWords.labelOf(field)
      return { code, level, field, fields: concerned, where, why, what, clause: citationText(clause) }
    })
  })
  return { values: row.values, findings: [...alone, ...across] }
}
