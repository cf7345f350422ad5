import { personalFields } from '#core/access/personal.ts'
import { checkSubjects } from '#core/checks/check-rows.ts'
import { factsOf } from '#core/checks/facts-of.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { inCodeOrder } from '#core/scoring/evaluate.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { DistrictYear } from './read-district.ts'

/** What the standard judges of a year, and everything the checks found on the way. */
export interface JudgedFacts {
  /** In code order. */
  readonly facts: readonly ParcelFacts[]
  readonly findings: readonly AnyFinding[]
}

/**
 * What the standard judges of a year, in code order: the rows as they stand, with what the checks say of them today. Whom
 * to call is judged by nobody: it is left out, so that what is kept of an evaluation names no person.
 */
export function factsIn(year: DistrictYear, standard: Standard, today: string): readonly ParcelFacts[] {
  return judgedFactsIn(year, standard, today).facts
}

/** The same with the findings. */
export function judgedFactsIn(
  { subjects, departments, context }: DistrictYear,
  standard: Standard,
  today: string,
): JudgedFacts {
  const { energyBasis } = standard
  const findings = checkSubjects(subjects, { ...context, energyBasis, today, scope: 'district', step: 'fill' })
  return { facts: inCodeOrder(factsOf(subjects, findings, departments)).map(impersonal), findings }
}

function impersonal(facts: ParcelFacts): ParcelFacts {
  return {
    ...facts,
    parcel: without(facts.parcel, personalFields['parcel-self-assessment']),
    firms: facts.firms.map((firm) => without(firm, personalFields['enterprise-information'])),
  }
}

function without<Values extends object>(values: Values, fields: readonly string[]): Values {
  if (!fields.some((field) => Object.hasOwn(values, field))) return values
  const kept = { ...values }
  for (const field of fields) Reflect.deleteProperty(kept, field)
  return kept
}
