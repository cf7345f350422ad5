import type { Role } from '../access/role.ts'
import { closedDisposalStates, type DisposalState, disposalStates } from './state.ts'

/** Who acts on a plan: the 街镇 that drafts and carries it out, a department that was invited, the 专班 that decides. */
export type DisposalParty = 'town' | 'department' | 'office'

export const disposalActs = [
  'submit',
  'withdraw',
  'invite',
  'comment',
  'approve',
  'return',
  'begin',
  'complete',
  'end',
  'revise',
] as const
export type DisposalAct = (typeof disposalActs)[number]

export const disposalActNames: Readonly<Record<DisposalAct, string>> = {
  submit: '报专班',
  withdraw: '撤回',
  invite: '发部门会签',
  comment: '会签',
  approve: '批准',
  return: '退回',
  begin: '转入实施',
  complete: '确认完成',
  end: '终止',
  revise: '修订方案',
}

interface ActRule {
  readonly by: readonly DisposalParty[]
  readonly from: readonly DisposalState[]
  readonly to: DisposalState
}

const open = disposalStates.filter((state) => !closedDisposalStates.includes(state))

/** Ours beside 编制 and 报送 (松规划资源〔2023〕123号 四（三）). */
const rules: Readonly<Record<DisposalAct, ActRule>> = {
  submit: { by: ['town', 'office'], from: ['draft', 'returned'], to: 'submitted' },
  withdraw: { by: ['town'], from: ['submitted'], to: 'draft' },
  invite: { by: ['office'], from: ['submitted', 'countersigning'], to: 'countersigning' },
  comment: { by: ['department'], from: ['countersigning'], to: 'countersigning' },
  approve: { by: ['office'], from: ['submitted', 'countersigning'], to: 'approved' },
  return: { by: ['office'], from: ['submitted', 'countersigning'], to: 'returned' },
  begin: { by: ['town', 'office'], from: ['approved'], to: 'underway' },
  complete: { by: ['office'], from: ['underway'], to: 'completed' },
  end: { by: ['office'], from: open, to: 'ended' },
  revise: { by: ['town', 'office'], from: ['approved', 'underway'], to: 'draft' },
}

/** Acts that say why: they undo or end what others did. */
export const reasonedActs: readonly DisposalAct[] = ['return', 'end', 'revise', 'withdraw']

/** The state after the act; null when the party may not do it then. */
export function disposalStateAfter(
  state: DisposalState,
  act: DisposalAct,
  party: DisposalParty | null,
): DisposalState | null {
  const { by, from, to } = rules[act]
  return party !== null && by.includes(party) && from.includes(state) ? to : null
}

const parties: Readonly<Partial<Record<Role, DisposalParty>>> = {
  town: 'town',
  'town-reviewer': 'town',
  department: 'department',
  district: 'office',
}

/** On which side of plans a role stands; null for those who only look on. */
export function disposalPartyOf(role: Role): DisposalParty | null {
  return parties[role] ?? null
}
