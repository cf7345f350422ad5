import type { PublicationState } from './state.ts'

export const publicationActs = ['check', 'uncheck', 'publish', 'close', 'withdraw', 'discard'] as const
export type PublicationAct = (typeof publicationActs)[number]

interface ActRule {
  readonly name: string
  readonly from: readonly PublicationState[]
  readonly to: PublicationState
  readonly needsReason: boolean
}

/** Ours: 123号 does not name a publication. What was published is never changed, it is withdrawn or corrected. */
export const publicationActRules: Readonly<Record<PublicationAct, ActRule>> = {
  check: { name: '核对无误', from: ['draft'], to: 'checked', needsReason: false },
  uncheck: { name: '退回草稿', from: ['checked'], to: 'draft', needsReason: false },
  publish: { name: '发布公示', from: ['checked'], to: 'published', needsReason: false },
  close: { name: '结束公示', from: ['published'], to: 'closed', needsReason: false },
  withdraw: { name: '撤回公示', from: ['published', 'closed'], to: 'withdrawn', needsReason: true },
  discard: { name: '作废草稿', from: ['draft', 'checked'], to: 'discarded', needsReason: true },
}

/** What may be done in that state, in the order of the acts. */
export function possiblePublicationActs(state: PublicationState): readonly PublicationAct[] {
  return publicationActs.filter((act) => publicationActRules[act].from.includes(state))
}

/** The state after the act; null when it may not be done then. */
export function publicationStateAfter(state: PublicationState, act: PublicationAct): PublicationState | null {
  const { from, to } = publicationActRules[act]
  return from.includes(state) ? to : null
}
