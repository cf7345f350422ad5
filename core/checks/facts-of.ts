import type { AnyFinding } from '../error/finding.ts'
import type { ParcelFacts } from '../facts/facts.ts'
import { distinctRows } from '../subject/distinct-rows.ts'
import type { ParcelSubject } from '../subject/subject.ts'
import { blockedByParcel } from './blocked-by.ts'

/** What a server knows of a parcel beside its rows: departments' figures for the parcel, layers of judged values. */
export type DepartmentFacts = Pick<ParcelFacts, 'figures' | 'layers'>

const nothing: readonly string[] = []

/**
 * The facts of one cycle's listed parcels, by the findings of the same rows: cross-field checks at level error make a
 * parcel 待补正, field findings do not. Firms of a parcel that is not listed are left out.
 */
export function factsOf(
  subjects: readonly ParcelSubject[],
  findings: readonly AnyFinding[],
  departments: ReadonlyMap<string, DepartmentFacts> = new Map(),
): readonly ParcelFacts[] {
  const blocked = blockedByParcel(findings)
  return subjects.flatMap(({ parcelCode, cycle, parcel, firms, lastYear }) => {
    // A row without a code has no place in a result: the missing code is reported at the field.
    if (parcel === null || parcelCode === '') return []
    const facts: ParcelFacts = {
      ...departments.get(parcelCode),
      parcelCode,
      cycle,
      parcel: parcel.values,
      firms: distinctRows(firms).map(({ values }) => values),
      taxPaidYearBefore: lastYear?.taxPaid ?? null,
      blockedBy: blocked.get(parcelCode) ?? nothing,
    }
    return [facts]
  })
}
