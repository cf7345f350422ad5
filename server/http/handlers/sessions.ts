import { currentSession } from '../../actions/current-session.ts'
import { setUp } from '../../actions/set-up.ts'
import { signIn } from '../../actions/sign-in.ts'
import { signOut } from '../../actions/sign-out.ts'
import type { Handlers } from '../types.ts'

type SessionHandlers = Pick<Handlers, 'signIn' | 'currentSession' | 'signOut' | 'setUp'>

export const sessionHandlers: SessionHandlers = {
  async signIn({ service, body, address }) {
    const { username, password, client = 'program' } = body
    const { token, account, expiresAt } = await signIn(service, { username, password, client, address })
    // The console's token lives in a cookie that no script can read, so it is not told to scripts either.
    if (client === 'console') return { status: 200, body: { token: '', account, expiresAt }, cookie: token }
    return { status: 200, body: { token, account, expiresAt } }
  },
  async currentSession({ service, grant }) {
    return { status: 200, body: await currentSession(service, grant) }
  },
  async signOut({ service, grant, token }) {
    if (token !== null) await signOut(service, grant.actor, token)
    return { status: 200, body: { signedOut: true }, cookie: null }
  },
  async setUp({ service, body }) {
    return { status: 201, body: { account: await setUp(service, body) } }
  },
}
