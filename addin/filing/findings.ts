import type { ApplicationFinding } from '#core/filing/checks/finding.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import type { FindingItem } from '#ui/finding-groups.ts'
import type { Application } from './application.ts'

/** A finding of the 申请表 as the list shows it. */
export interface FilingFinding extends FindingItem {
  readonly field: string
  /** All it concerns, `field` the first. */
  readonly fields: readonly string[]
}

/** What is wrong with what was filled; blank cells are told by the progress of their section. */
export function filingFindings(
  application: Application,
  findings: readonly ApplicationFinding[],
): readonly FilingFinding[] {
  return findings
    .filter(({ code }) => code !== 'required')
    .map(({ code, level, field, fields, where, why, what, clause }) => ({
      id: `${field}:${code}:${fields.join(',')}`,
      level,
      code,
      field,
      fields,
      parcelCode: '',
      parcelName: '',
      fieldLabel: where,
      where,
      place: application.addressOf(field),
      why,
      what,
      clause: citationText(clause),
      reason: null,
    }))
}
