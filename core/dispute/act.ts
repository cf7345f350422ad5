import type { DisputeState } from './state.ts'

/** Who acts in a dispute: the firm whose row it is, or a department that answers for the field. */
export type DisputeParty = 'firm' | 'department'

export const disputeActs = ['raise', 'accept', 'return', 'uphold', 'correct', 'withdraw'] as const
export type DisputeAct = (typeof disputeActs)[number]

export const disputeActNames: Readonly<Record<DisputeAct, string>> = {
  raise: '提出异议',
  accept: '受理',
  return: '退回补充',
  uphold: '维持原值',
  correct: '更正',
  withdraw: '撤回异议',
}

interface ActRule {
  readonly by: DisputeParty
  readonly from: readonly DisputeState[]
  readonly to: DisputeState
}

/** Ours: no document names a procedure for disputes about departments' values. */
const rules: Readonly<Record<DisputeAct, ActRule>> = {
  raise: { by: 'firm', from: ['draft', 'returned'], to: 'raised' },
  accept: { by: 'department', from: ['raised'], to: 'accepted' },
  return: { by: 'department', from: ['raised', 'accepted'], to: 'returned' },
  uphold: { by: 'department', from: ['accepted'], to: 'upheld' },
  correct: { by: 'department', from: ['accepted'], to: 'corrected' },
  withdraw: { by: 'firm', from: ['draft', 'raised', 'returned', 'accepted'], to: 'withdrawn' },
}

/** The state after the act; null when the party may not do it then. */
export function stateAfter(state: DisputeState, act: DisputeAct, party: DisputeParty): DisputeState | null {
  const { by, from, to } = rules[act]
  return by === party && from.includes(state) ? to : null
}

/** What the party may do in that state, in the order of the acts. */
export function possibleActs(state: DisputeState, party: DisputeParty | null): readonly DisputeAct[] {
  return party === null ? [] : disputeActs.filter((act) => stateAfter(state, act, party) !== null)
}

const attaching: Readonly<Record<DisputeParty, readonly DisputeState[]>> = {
  firm: ['draft', 'returned'],
  department: ['accepted'],
}

/** Whether the party may add files: the firm its evidence, the department what its answer rests on. */
export function mayAttach(state: DisputeState, party: DisputeParty | null): boolean {
  return party !== null && attaching[party].includes(state)
}
