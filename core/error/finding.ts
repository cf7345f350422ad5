import type { CellValue } from '../form/field.ts'
import type { FieldFindingDetails, FindingLevel } from '../form/field-finding.ts'
import type { FormId } from '../forms/catalogue.ts'
import type { CheckDetails, CheckId } from './check-details.ts'

export type FindingDetails = FieldFindingDetails & CheckDetails
export type FindingCode = keyof FindingDetails

/**
 * Bad or doubtful data, as a value. `row` names the row the way its holder does (sheet and number in a workbook, key on
 * the server); `field` is the key the finding stands at, `fields` all keys it concerns.
 */
export interface Finding<Code extends FindingCode = FindingCode, FormName extends string = FormId> {
  readonly code: Code
  readonly level: FindingLevel
  readonly form: FormName
  readonly row: string
  readonly parcelCode: string | null
  readonly field: string
  readonly fields: readonly string[]
  /** What the cell at `field` holds, null when blank. */
  readonly value: CellValue | null
  readonly details: FindingDetails[Code]
}

/** A finding of any code, with its details tied to the code. */
export type AnyFinding = { [Code in FindingCode]: Finding<Code> }[FindingCode]

export function isCheckId(code: FindingCode): code is CheckId {
  return /^X\d\d$/.test(code)
}
