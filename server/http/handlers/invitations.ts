import { acceptInvitation } from '../../actions/accept-invitation.ts'
import { listInvitations, revokeInvitation } from '../../actions/invitations.ts'
import { issueInvitation, issueInvitations } from '../../actions/issue-invitations.ts'
import type { Handlers } from '../types.ts'

type InvitationHandlers = Pick<
  Handlers,
  'invitations' | 'issueInvitation' | 'issueInvitations' | 'revokeInvitation' | 'acceptInvitation'
>

export const invitationHandlers: InvitationHandlers = {
  async invitations({ service, grant, query }) {
    return { status: 200, body: await listInvitations(service, grant, query) }
  },
  async issueInvitation({ service, grant, body }) {
    return { status: 201, body: await issueInvitation(service, grant, body) }
  },
  async issueInvitations({ service, grant, body }) {
    return { status: 200, file: await issueInvitations(service, grant, body) }
  },
  async revokeInvitation({ service, grant, params }) {
    await revokeInvitation(service, grant, params.id)
    return { status: 200, body: { revoked: true } }
  },
  async acceptInvitation({ service, body }) {
    return { status: 201, body: { account: await acceptInvitation(service, body) } }
  },
}
