import type { accountBatchEndpoints } from '#core/api/account-batches.ts'
import { createAccounts, previewAccounts } from '../../account-batches/create.ts'
import { inviteTown } from '../../account-batches/invite-town.ts'
import { accountListTemplate } from '../../account-batches/template.ts'
import type { Handlers } from '../types.ts'

type AccountBatchHandlers = Pick<Handlers, keyof typeof accountBatchEndpoints>

export const accountBatchHandlers: AccountBatchHandlers = {
  async accountListTemplate() {
    return { status: 200, file: accountListTemplate() }
  },
  async previewAccounts({ service, body }) {
    return { status: 200, body: await previewAccounts(service, body.bytes) }
  },
  async createAccounts({ service, grant, query, body }) {
    return { status: 200, file: await createAccounts(service, grant, { ...query, bytes: body.bytes }) }
  },
  async inviteTown({ service, grant, body }) {
    return { status: 200, file: await inviteTown(service, grant, body) }
  },
}
