/** How far a publication (公示) has come. Codes are for ever. */
export const publicationStates = ['draft', 'checked', 'published', 'closed', 'withdrawn', 'discarded'] as const
export type PublicationState = (typeof publicationStates)[number]

export const publicationStateNames: Readonly<Record<PublicationState, string>> = {
  draft: '草稿',
  checked: '已核对',
  published: '公示中',
  closed: '已结束',
  withdrawn: '已撤回',
  discarded: '已作废',
}

/** Once it was out, what was shown stays shown: its lines never change again. */
export const onceShownStates: readonly PublicationState[] = ['published', 'closed', 'withdrawn']

/** Those that count: what is being shown, and what was shown to its end. */
export const countingStates: readonly PublicationState[] = ['published', 'closed']

/** The state of that code; null for none of ours. */
export function publicationStateNamed(text: string): PublicationState | null {
  return publicationStates.find((state) => state === text) ?? null
}

/** 'full' shows every parcel with a verdict; 'correction' (更正公示) what changed since the one it corrects. */
export const publicationKinds = ['full', 'correction'] as const
export type PublicationKind = (typeof publicationKinds)[number]

export const publicationKindNames: Readonly<Record<PublicationKind, string>> = { full: '公示', correction: '更正公示' }
