/** How the land user took part: 陪同人 signed, would not sign, or nobody was there. */
export const companionStates = ['signed', 'declined', 'absent'] as const
export type CompanionState = (typeof companionStates)[number]

export const companionStateNames: Readonly<Record<CompanionState, string>> = {
  signed: '陪同人已签名',
  declined: '陪同人拒签',
  absent: '企业无人在场',
}
