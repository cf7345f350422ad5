import type { Scalar } from '../form/field.ts'
import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import type { RuleEvidence } from './result.ts'

/** What a rule rests on: a value of the parcel's row. */
export function onParcel(field: string, value: Scalar): RuleEvidence {
  return { form: 'parcel-self-assessment', field, value }
}

/** A value of a firm's row; blank is null. */
export function onFirm(firm: EnterpriseValues, field: string, value: Scalar | undefined): RuleEvidence {
  const at = { form: 'enterprise-information', field, value: value ?? null } as const
  return firm.uscc === undefined ? at : { ...at, uscc: firm.uscc }
}

/** The order of rows must not show in a result. */
export function inOrder(evidence: readonly RuleEvidence[]): readonly RuleEvidence[] {
  if (evidence.length < 2) return evidence
  const key = ({ uscc, value }: RuleEvidence): string => `${uscc ?? ''}/${value}`
  // Equal evidence is alike, whichever comes first.
  return [...evidence].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
