import type { CellValue } from '../../form/field.ts'
import type { FieldFindingCode, FindingLevel } from '../../form/field-finding.ts'
import type { Citation } from '../../vocabulary/citation.ts'
import type { ApplicationCheckId } from './rule.ts'

/** What is wrong or doubtful in a 申请表, in words: where, why, what to do. Errors block submission, never a draft. */
export interface ApplicationFinding {
  readonly code: FieldFindingCode | ApplicationCheckId
  readonly level: FindingLevel
  readonly field: string
  /** All keys it concerns, the first being `field`. */
  readonly fields: readonly string[]
  /** What the cell at `field` holds, null when blank. */
  readonly value: CellValue | null
  readonly where: string
  readonly why: string
  readonly what: string
  readonly clause: Citation
}
