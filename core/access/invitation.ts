/** What has become of an invitation code. */
export const invitationStates = ['open', 'used', 'expired', 'revoked'] as const
export type InvitationState = (typeof invitationStates)[number]

export const invitationStateNames: Readonly<Record<InvitationState, string>> = {
  open: '待使用',
  used: '已使用',
  expired: '已过期',
  revoked: '已撤销',
}
