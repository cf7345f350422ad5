import type { AnyFinding } from '../error/finding.ts'
import { ruleList } from './catalogue.ts'
import type { CheckContext } from './context.ts'
import { checkKeys } from './keys.ts'
import type { ListedSubject } from './rule.ts'
import type { ParcelSubject } from './subject.ts'

const parcelChecks = ruleList.flatMap(({ parcel }) => parcel ?? [])
const firmChecks = ruleList.flatMap(({ firm }) => firm ?? [])
const setChecks = ruleList.flatMap(({ set }) => set ?? [])

/**
 * Cross-field findings of a set of parcels: parcel by parcel in the order given, its keys, its own rules and its firms'
 * rules by id; then the rules over the set. Never more than in proportion to the rows.
 */
export function checkParcels(subjects: readonly ParcelSubject[], context: CheckContext): readonly AnyFinding[] {
  const findings: AnyFinding[] = []
  for (const subject of subjects) judge(subject, context, findings)
  for (const finding of checkAcrossParcels(subjects, context)) findings.push(finding)
  return findings
}

/** Findings that one parcel has by itself, for a live re-check after an edit; X30 needs checkAcrossParcels. */
export function checkParcel(subject: ParcelSubject, context: CheckContext): readonly AnyFinding[] {
  const findings: AnyFinding[] = []
  judge(subject, context, findings)
  return findings
}

/** Findings that only show over several parcels (X30). */
export function checkAcrossParcels(subjects: readonly ParcelSubject[], context: CheckContext): readonly AnyFinding[] {
  const findings: AnyFinding[] = []
  for (const check of setChecks) {
    for (const finding of check(subjects, context)) findings.push(finding)
  }
  return findings
}

function judge(subject: ParcelSubject, context: CheckContext, findings: AnyFinding[]): void {
  for (const finding of checkKeys(subject)) findings.push(finding)
  if (isListed(subject)) {
    for (const check of parcelChecks) {
      for (const finding of check(subject, context)) findings.push(finding)
    }
  }
  for (const firm of subject.firms) {
    for (const check of firmChecks) {
      for (const finding of check(firm, subject, context)) findings.push(finding)
    }
  }
}

function isListed(subject: ParcelSubject): subject is ListedSubject {
  return subject.parcel !== null
}
