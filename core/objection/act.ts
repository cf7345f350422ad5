import type { ObjectionChannel, ObjectionState } from './state.ts'

/** Who acts: the firm, the 街镇 of the parcel, the 区专班. */
export type ObjectionParty = 'firm' | 'town' | 'district'

export const objectionActs = [
  'submit',
  'admit',
  'refuse-late',
  'opine',
  'decide',
  'undo',
  'answer',
  'withdraw',
] as const
export type ObjectionAct = (typeof objectionActs)[number]

export const objectionActNames: Readonly<Record<ObjectionAct, string>> = {
  submit: '提出异议',
  admit: '同意受理',
  'refuse-late': '不予受理',
  opine: '提出街镇意见',
  decide: '作出决定',
  undo: '撤销上一步',
  answer: '答复企业',
  withdraw: '撤回异议',
}

interface ActRule {
  readonly by: readonly ObjectionParty[]
  readonly from: readonly ObjectionState[]
}

/** Ours but for stamped evidence to the 街镇 within the window. What was answered stands. */
const rules: Readonly<Record<ObjectionAct, ActRule>> = {
  submit: { by: ['firm', 'town'], from: ['draft'] },
  admit: { by: ['district'], from: ['late'] },
  'refuse-late': { by: ['district'], from: ['late'] },
  opine: { by: ['town'], from: ['received'] },
  decide: { by: ['district'], from: ['received', 'heard'] },
  undo: { by: ['town', 'district'], from: ['heard', 'decided'] },
  answer: { by: ['district'], from: ['decided'] },
  withdraw: { by: ['firm', 'town'], from: ['draft', 'late', 'received', 'heard', 'decided'] },
}

/** Undoing an opinion is the 街镇's, undoing a decision the 区专班's. */
const undoneBy: Partial<Readonly<Record<ObjectionState, ObjectionParty>>> = { heard: 'town', decided: 'district' }

/** What of an objection says what may be done. */
export interface ActedObjection {
  readonly state: ObjectionState
  readonly channel: ObjectionChannel
}

/** Whether the party may do it now. The firm acts on its own, the 街镇 in its place on those that came on paper. */
export function mayAct({ state, channel }: ActedObjection, act: ObjectionAct, party: ObjectionParty): boolean {
  const { by, from } = rules[act]
  if (!by.includes(party) || !from.includes(state)) return false
  if (act === 'undo') return undoneBy[state] === party
  if (act === 'submit' || act === 'withdraw') return party === (channel === 'paper' ? 'town' : 'firm')
  return true
}

/** What the party may do, in the order of the acts. */
export function possibleObjectionActs(
  objection: ActedObjection,
  party: ObjectionParty | null,
): readonly ObjectionAct[] {
  return party === null ? [] : objectionActs.filter((act) => mayAct(objection, act, party))
}

/** Whether the party may add files: evidence with the draft, what an opinion or a decision rests on before it is given. */
export function mayAttachTo({ state, channel }: ActedObjection, party: ObjectionParty | null): boolean {
  if (party === null) return false
  if (state === 'draft') return party === (channel === 'paper' ? 'town' : 'firm')
  if (party === 'town') return state === 'received'
  return party === 'district' && (state === 'received' || state === 'heard')
}

/** Whether anything is undone by what is not told to others yet: a decision can be taken back until the firm has it. */
export function stateAfterUndo(state: ObjectionState, hasOpinion: boolean): ObjectionState {
  if (state === 'decided') return hasOpinion ? 'heard' : 'received'
  return 'received'
}
