import type { AnyFinding } from '../error/finding.ts'
import type { ParcelSubject } from '../subject/subject.ts'
import { ruleList } from './catalogue.ts'
import type { CheckContext } from './context.ts'
import { checkKeys } from './keys.ts'
import type { ListedSubject } from './rule.ts'

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
  append(findings, checkAcrossParcels(subjects, context))
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
  for (const check of setChecks) append(findings, check(subjects, context))
  return findings
}

function judge(subject: ParcelSubject, context: CheckContext, findings: AnyFinding[]): void {
  append(findings, checkKeys(subject))
  if (isListed(subject)) {
    for (const check of parcelChecks) append(findings, check(subject, context))
  }
  for (const firm of subject.firms) {
    for (const check of firmChecks) append(findings, check(firm, subject, context))
  }
}

function append(findings: AnyFinding[], more: readonly AnyFinding[]): void {
  // Nearly every rule finds nothing, half a million times in a district.
  if (more.length === 0) return
  for (const finding of more) findings.push(finding)
}

function isListed(subject: ParcelSubject): subject is ListedSubject {
  return subject.parcel !== null
}
