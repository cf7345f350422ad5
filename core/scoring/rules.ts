import { judgedValueKey, type ParcelFacts } from '../facts/facts.ts'
import type { Field } from '../form/field.ts'
import { formById } from '../forms/catalogue.ts'
import { predicates, type RuleInputs } from './predicates.ts'
import type { RuleEvidence } from './result.ts'
import type { DirectRule, PredicateId, PredicateOf, Standard } from './standard.ts'

/** A rule whose condition holds, with what makes it hold. */
export interface FiredRule {
  readonly rule: DirectRule
  readonly evidence: readonly RuleEvidence[]
  readonly confirmed: boolean
}

const none: readonly FiredRule[] = []

/** Every rule that fires on the parcel, in table order, 待补正 or not. */
export function firedRules({ rules }: Standard, inputs: RuleInputs): readonly FiredRule[] {
  let fired: FiredRule[] | undefined
  for (const rule of rules) {
    const evidence = evidenceFor(rule, inputs)
    if (evidence === null) continue
    fired ??= []
    fired.push({ rule, evidence, confirmed: evidence.every((item) => isConfirmed(item, inputs.facts)) })
  }
  return fired ?? none
}

/** Of all conditions that hold: a reader should see each, not only the first. */
function evidenceFor({ when }: DirectRule, inputs: RuleInputs): readonly RuleEvidence[] | null {
  let evidence: readonly RuleEvidence[] | null = null
  for (const predicate of when) {
    const found = holds<PredicateId>(predicate, inputs)
    if (found !== null) evidence = evidence === null ? found : [...evidence, ...found]
  }
  return evidence
}

function holds<Id extends PredicateId>(predicate: PredicateOf<Id>, inputs: RuleInputs): readonly RuleEvidence[] | null {
  return predicates[predicate.predicate](inputs, predicate.params)
}

/** A value is confirmed by the department that verifies its field; where none does, the 街镇 on site confirms it. */
export function isConfirmed({ form, field, uscc, year }: RuleEvidence, { layers }: ParcelFacts): boolean {
  if (year !== undefined) return true
  const layer = layers?.[judgedValueKey(field, uscc)]
  const fields: Readonly<Record<string, Field>> = formById(form).fields
  const verifiers = fields[field]?.verifiedBy ?? []
  return layer === 'department' || (layer === 'onsite' && verifiers.length === 0)
}
