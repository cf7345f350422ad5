import { checkSubjects } from '#core/facts/check-rows.ts'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { factsOf } from '#core/facts/facts-of.ts'
import { inCodeOrder } from '#core/scoring/evaluate.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { DistrictYear } from './read-district.ts'

/** What the standard judges of a year, in code order: the rows as they stand, with what the checks say of them today. */
export function factsIn(
  { subjects, departments, context }: DistrictYear,
  standard: Standard,
  today: string,
): readonly ParcelFacts[] {
  const { energyBasis } = standard
  const findings = checkSubjects(subjects, { ...context, energyBasis, today, scope: 'district', step: 'fill' })
  return inCodeOrder(factsOf(subjects, findings, departments))
}
