import {
  bindIdentity,
  changeAccount,
  liftLockOut,
  resetSecondFactor,
  unbindIdentity,
} from '../../actions/change-account.ts'
import { createAccount } from '../../actions/create-account.ts'
import { listAccounts } from '../../actions/list-accounts.ts'
import { createPasswordLink } from '../../actions/password-link.ts'
import type { Handlers } from '../types.ts'

type AccountHandlers = Pick<
  Handlers,
  | 'accounts'
  | 'createAccount'
  | 'changeAccount'
  | 'createPasswordLink'
  | 'bindIdentity'
  | 'unbindIdentity'
  | 'resetSecondFactor'
  | 'liftLockOut'
>

export const accountHandlers: AccountHandlers = {
  async accounts({ service, query }) {
    return { status: 200, body: await listAccounts(service, query) }
  },
  async createAccount({ service, grant, body }) {
    const { identity, org, ...rest } = body
    const { actor } = grant
    const account = await createAccount(service, actor, {
      ...rest,
      password: null,
      ...(org === undefined ? {} : { org }),
    })
    if (identity !== undefined) await bindIdentity(service, actor, account.username, identity)
    return { status: 201, body: { account, link: await createPasswordLink(service, actor, account.username) } }
  },
  async changeAccount({ service, grant, params, body }) {
    return { status: 200, body: await changeAccount(service, grant, params.username, body.active) }
  },
  async createPasswordLink({ service, grant, params }) {
    return { status: 201, body: await createPasswordLink(service, grant.actor, params.username) }
  },
  async bindIdentity({ service, grant, params, body }) {
    await bindIdentity(service, grant.actor, params.username, body.identity)
    return { status: 200, body: { identity: body.identity } }
  },
  async unbindIdentity({ service, grant, params }) {
    await unbindIdentity(service, grant, params.username)
    return { status: 200, body: { unbound: true } }
  },
  async resetSecondFactor({ service, grant, params }) {
    await resetSecondFactor(service, grant.actor, params.username)
    return { status: 200, body: { reset: true } }
  },
  async liftLockOut({ service, grant, params }) {
    return { status: 200, body: { lifted: await liftLockOut(service, grant, params.username) } }
  },
}
