import { checkFieldsAs } from '../../checks/check-fields.ts'
import type { Finding } from '../../error/finding.ts'
import { fieldWordingsOf } from '../../error/message-field.zh.ts'
import type { Wording } from '../../error/wording.ts'
import { readRow } from '../../form/clean.ts'
import type { FieldFindingCode } from '../../form/field-finding.ts'
import type { Cells } from '../../form/form.ts'
import { fieldOf } from '../../form/form.ts'
import { type ZeroIncrementValues, zeroIncrementForm } from '../../forms/zero-increment-application.ts'
import { type DeclaredFacts, declaredFacts } from '../declaration.ts'
import { applicationRules } from './catalogue.ts'
import type { ApplicationFinding } from './finding.ts'
import { type ApplicationContext, applicationCheckIds, type Fault } from './rule.ts'
import { applicationWords } from './words.ts'

export interface JudgedApplication {
  readonly values: ZeroIncrementValues
  /** Field by field in the order of the form, then Z01 … Z10. */
  readonly findings: readonly ApplicationFinding[]
  /** Findings at 须改正: what keeps it from being submitted. */
  readonly errors: number
  /** What routes and guards rest on; null while a field they need is blank. */
  readonly facts: DeclaredFacts | null
}

/** The one judge of a 申请表: pane, console and server ask it alike. */
export function judgeApplication(cells: Cells, context: ApplicationContext): JudgedApplication {
  const row = readRow(zeroIncrementForm, zeroIncrementForm.id, cells, context)
  const fields = checkFieldsAs(zeroIncrementForm.id, zeroIncrementForm, row, { today: context.today, step: 'fill' })
  const across = applicationCheckIds.flatMap((id) => {
    const rule = applicationRules[id]
    return rule.judge(row.values, context).map((fault) => acrossFinding(id, fault, cells))
  })
  const findings = [...fields.map(fieldFinding), ...across]
  return {
    values: row.values,
    findings,
    errors: findings.filter(({ level }) => level === 'error').length,
    facts: declaredFacts(row.values),
  }
}

const wordings = fieldWordingsOf(applicationWords)

function fieldFinding(finding: Finding<FieldFindingCode, string>): ApplicationFinding {
  // The table ties each code's wording to its findings; that tie is lost when a code is looked up, and asserted here once.
  const { where, why, what } = wordings[finding.code] as Wording<FieldFindingCode>
  const { code, level, field, fields, value } = finding
  return {
    code,
    level,
    field,
    fields,
    value,
    where: where?.(finding) ?? applicationWords.labelOf(field),
    why: why(finding),
    what: what(finding),
    clause: fieldOf(zeroIncrementForm, field).source,
  }
}

function acrossFinding(
  code: ApplicationFinding['code'] & keyof typeof applicationRules,
  { level, fields, why, what }: Fault,
  cells: Cells,
): ApplicationFinding {
  const [field] = fields
  const { clause } = applicationRules[code]
  return {
    code,
    level,
    field,
    fields,
    value: cells[field] ?? null,
    where: applicationWords.labelOf(field),
    why,
    what,
    clause,
  }
}
