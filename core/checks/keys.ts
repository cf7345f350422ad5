import type { AnyFinding } from '../error/finding.ts'
import type { ParcelSubject } from '../subject/subject.ts'
import { none } from './rule.ts'

/**
 * What is wrong with the keys of rows: a parcel listed twice, a firm entered twice on a parcel, firms of a parcel that is
 * not listed. Field findings, seen only over several rows; each stands at the later row.
 */
export function checkKeys(subject: ParcelSubject): readonly AnyFinding[] {
  const { parcelCode, parcel, firms, repeats = none } = subject
  // Rows without a parcel code share nothing; the missing code is reported at the field.
  if (parcelCode === '' || (parcel !== null && repeats.length === 0 && firms.length < 2)) return none
  const findings: AnyFinding[] = []
  const code = 'duplicate-row'
  const level = 'error'
  for (const row of repeats) {
    const form = 'parcel-self-assessment'
    const place = { form, row: row.id, parcelCode, field: 'parcelCode', fields: ['parcelCode'] } as const
    findings.push({ code, level, ...place, value: parcelCode, details: { firstRow: parcel?.id ?? '' } })
  }
  const form = 'enterprise-information'
  const firstRows = new Map<string, string>()
  for (const { id: row, values } of firms) {
    if (parcel === null) {
      const place = { form, row, parcelCode, field: 'parcelCode', fields: ['parcelCode'] } as const
      findings.push({ code: 'parcel-not-listed', level, ...place, value: parcelCode, details: { parcelCode } })
    }
    const { uscc } = values
    if (uscc === undefined) continue
    const firstRow = firstRows.get(uscc)
    if (firstRow === undefined) firstRows.set(uscc, row)
    else {
      const place = { form, row, parcelCode, field: 'uscc', fields: ['uscc', 'parcelCode'] } as const
      findings.push({ code, level, ...place, value: uscc, details: { firstRow } })
    }
  }
  return findings
}
