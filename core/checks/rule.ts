import type { CheckId } from '../error/check-details.ts'
import type { Finding, FindingDetails } from '../error/finding.ts'
import type { FindingLevel } from '../form/field-finding.ts'
import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import type { ParcelValues } from '../forms/parcel-self-assessment.ts'
import type { FirmRow, ParcelSubject, Row } from '../subject/subject.ts'
import type { Citation } from '../vocabulary/citation.ts'
import type { CheckContext } from './context.ts'

/** A subject whose parcel row is at hand. */
export interface ListedSubject extends ParcelSubject {
  readonly parcel: Row<ParcelValues>
}

/** A cross-field check by name. Judges a parcel's row with its firms, each firm row, or what only shows over the whole set. */
export interface Rule<Id extends CheckId = CheckId> {
  readonly id: Id
  /** What the rule is about, in a few Chinese words, for lists and statistics. */
  readonly title: string
  readonly levels: readonly FindingLevel[]
  /** Shown under 依据. */
  readonly clause: Citation
  /** Not asked when the parcel's row is missing. */
  readonly parcel?: (subject: ListedSubject, context: CheckContext) => readonly Finding<Id>[]
  readonly firm?: (firm: FirmRow, subject: ParcelSubject, context: CheckContext) => readonly Finding<Id>[]
  readonly set?: (subjects: readonly ParcelSubject[], context: CheckContext) => readonly Finding<Id>[]
}

export const none: readonly never[] = []

/** The first field is the one the finding stands at; the others are concerned by it. */
type Fields<Values> = readonly [keyof Values & string, ...(keyof (ParcelValues & EnterpriseValues) & string)[]]

export function onParcel<Id extends CheckId>(
  code: Id,
  level: FindingLevel,
  subject: ListedSubject,
  fields: Fields<ParcelValues>,
  details: FindingDetails[Id],
): Finding<Id> {
  const { parcel, parcelCode } = subject
  return at(code, level, 'parcel-self-assessment', parcel, parcelCode, fields, details)
}

export function onFirm<Id extends CheckId>(
  code: Id,
  level: FindingLevel,
  firm: FirmRow,
  subject: ParcelSubject,
  fields: Fields<EnterpriseValues>,
  details: FindingDetails[Id],
): Finding<Id> {
  return at(code, level, 'enterprise-information', firm, subject.parcelCode, fields, details)
}

function at<Id extends CheckId>(
  code: Id,
  level: FindingLevel,
  form: Finding['form'],
  row: Row<unknown>,
  parcelCode: string,
  fields: readonly [string, ...string[]],
  details: FindingDetails[Id],
): Finding<Id> {
  const field = fields[0]
  return {
    code,
    level,
    form,
    row: row.id,
    parcelCode: parcelCode === '' ? null : parcelCode,
    field,
    fields,
    value: row.cells[field] ?? null,
    details,
  }
}
