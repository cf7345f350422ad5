import { changePassword } from '../../actions/change-password.ts'
import { currentSession } from '../../actions/current-session.ts'
import type { SignedIn } from '../../actions/open-session.ts'
import { setPassword } from '../../actions/password-link.ts'
import { allSessions, endSession, endSessionsOf, ownSessions } from '../../actions/sessions.ts'
import { setUp } from '../../actions/set-up.ts'
import { signIn } from '../../actions/sign-in.ts'
import { signOut } from '../../actions/sign-out.ts'
import { finishSingleSignOn, startSingleSignOn } from '../../actions/single-sign-on.ts'
import type { Handlers } from '../types.ts'

type SessionHandlers = Pick<
  Handlers,
  | 'signIn'
  | 'currentSession'
  | 'signOut'
  | 'ownSessions'
  | 'allSessions'
  | 'endSession'
  | 'endSessionsOf'
  | 'setUp'
  | 'changePassword'
  | 'setPassword'
  | 'startSingleSignOn'
  | 'finishSingleSignOn'
>

/** The console's token lives in a cookie that no script can read, so it is not told to scripts either. */
function inCookie({ token, ...begun }: SignedIn) {
  return { status: 200, body: { ...begun, token: '' }, cookie: token } as const
}

export const sessionHandlers: SessionHandlers = {
  async signIn({ service, body, address }) {
    const { username, password, client = 'program' } = body
    const begun = await signIn(service, { username, password, client, address })
    return client === 'console' ? inCookie(begun) : { status: 200, body: begun }
  },
  async currentSession({ service, grant }) {
    return { status: 200, body: await currentSession(service, grant) }
  },
  async signOut({ service, grant, token }) {
    if (token !== null) await signOut(service, grant.actor, token)
    return { status: 200, body: { signedOut: true }, cookie: null }
  },
  async ownSessions({ service, grant, token }) {
    return { status: 200, body: { items: [...(await ownSessions(service, grant, token))] } }
  },
  async allSessions({ service, query, token }) {
    return { status: 200, body: { items: await allSessions(service, token, query.username) } }
  },
  async endSession({ service, grant, params }) {
    await endSession(service, grant, params.id)
    return { status: 200, body: { ended: 1 } }
  },
  async endSessionsOf({ service, grant, params }) {
    return { status: 200, body: { ended: await endSessionsOf(service, grant, params.username) } }
  },
  async setUp({ service, body }) {
    return { status: 201, body: { account: await setUp(service, body) } }
  },
  async changePassword({ service, grant, body, token }) {
    return { status: 200, body: { ended: await changePassword(service, grant, { ...body, token: token ?? '' }) } }
  },
  async setPassword({ service, body }) {
    return { status: 200, body: { username: await setPassword(service, body) } }
  },
  async startSingleSignOn({ service }) {
    return { status: 200, body: await startSingleSignOn(service) }
  },
  async finishSingleSignOn({ service, body, address }) {
    return inCookie(await finishSingleSignOn(service, { ...body, address }))
  },
}
