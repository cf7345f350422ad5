import { isDraft, type StandardState } from './state.ts'

/** What 专班 does with a version besides writing it. Codes are for ever. */
export const standardActs = ['submit', 'withdraw', 'approve', 'send-back', 'publish', 'end', 'cancel'] as const
export type StandardAct = (typeof standardActs)[number]

export const standardActNames: Readonly<Record<StandardAct, string>> = {
  submit: '提交批准',
  withdraw: '撤回',
  approve: '批准',
  'send-back': '退回修改',
  publish: '发布',
  end: '停用',
  cancel: '取消发布',
}

/** Lines of a version's history: what was done, and what followed from the act on another version. */
export const standardEvents = ['create', 'save', ...standardActs, 'succeed', 'reopen'] as const
export type StandardEvent = (typeof standardEvents)[number]

export const standardEventNames: Readonly<Record<StandardEvent, string>> = {
  ...standardActNames,
  create: '新建',
  save: '保存',
  succeed: '由后一版本接替',
  reopen: '后一版本取消，继续施行',
}

export function standardEventNamed(text: string): StandardEvent | null {
  return standardEvents.find((event) => event === text) ?? null
}

/** States from which each act leads on; 'publish' needs the approval of a second person before it. */
const from: Readonly<Record<StandardAct, readonly StandardState[]>> = {
  submit: ['tried'],
  withdraw: ['submitted', 'approved'],
  approve: ['submitted'],
  'send-back': ['submitted', 'approved'],
  publish: ['approved'],
  end: ['published'],
  cancel: ['published'],
}

/** A version as far as it decides who may do what with it. */
export interface StandardCase {
  readonly state: StandardState
  /** Today is before its first day. */
  readonly isToCome: boolean
  /** Accounts that wrote any of it. */
  readonly editors: readonly string[]
  /** Account that submitted it; null while nobody has. */
  readonly submittedBy: string | null
}

/** Why the act does not go from there, whoever asks; null when it does. */
export function isActPossible(act: StandardAct, { state, isToCome }: StandardCase): boolean {
  if (!from[act].includes(state)) return false
  if (act === 'end') return !isToCome
  return act !== 'cancel' || isToCome
}

/**
 * Whether this person may: a second person approves, who wrote none of it and did not submit it. Sending back is
 * theirs too; withdrawing is for who wrote or submitted it.
 */
export function mayAct(act: StandardAct, { editors, submittedBy }: StandardCase, username: string): boolean {
  const isTheirs = editors.includes(username) || submittedBy === username
  if (act === 'approve' || act === 'send-back') return !isTheirs
  return act !== 'withdraw' || isTheirs
}

/** Acts the person may do now, in their order. */
export function possibleStandardActs(version: StandardCase, username: string): readonly StandardAct[] {
  return standardActs.filter((act) => isActPossible(act, version) && mayAct(act, version, username))
}

/** A draft is taken back by its only writer. */
export function mayDelete({ state, editors }: StandardCase, username: string): boolean {
  return isDraft(state) && editors.every((editor) => editor === username)
}
