import type { AnyFinding } from '../error/finding.ts'
import { enterpriseForm } from '../forms/enterprise-information.ts'
import { parcelForm } from '../forms/parcel-self-assessment.ts'
import type { ParcelSubject, Row } from '../subject/subject.ts'
import { byCycle, type FormRow, subjectsOf } from '../subject/subjects-of.ts'
import { checkFields } from './check-fields.ts'
import type { CheckContext } from './context.ts'
import { checkParcels } from './run.ts'

/** Every finding about one cycle's parcels: of the fields, row by row, then across fields, rows and parcels. */
export function checkSubjects(subjects: readonly ParcelSubject[], context: CheckContext): readonly AnyFinding[] {
  const findings: AnyFinding[] = []
  for (const { parcel, repeats, firms, cycle } of subjects) {
    const year = Number(cycle)
    const fieldContext = Number.isInteger(year) ? { ...context, assessYear: year } : context
    const add = (found: readonly AnyFinding[]): void => {
      for (const finding of found) findings.push(finding)
    }
    const parcels: readonly Row<unknown>[] = parcel === null ? [] : [parcel, ...(repeats ?? [])]
    for (const row of parcels) add(checkFields(parcelForm, row, fieldContext))
    for (const row of firms) add(checkFields(enterpriseForm, row, fieldContext))
  }
  for (const finding of checkParcels(subjects, context)) findings.push(finding)
  return findings
}

/** Every finding about the rows of one holding, each cycle by itself. */
export function checkRows(rows: readonly FormRow[], context: CheckContext): readonly AnyFinding[] {
  const findings: AnyFinding[] = []
  for (const subjects of byCycle(subjectsOf(rows, context)).values()) {
    for (const finding of checkSubjects(subjects, context)) findings.push(finding)
  }
  return findings
}
