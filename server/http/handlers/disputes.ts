import type { disputeEndpoints } from '#core/api/disputes.ts'
import { actOnDispute } from '../../disputes/act.ts'
import { confirmValues } from '../../disputes/confirm.ts'
import { attachToDispute, disputeFile } from '../../disputes/files.ts'
import { readDispute } from '../../disputes/find.ts'
import { listDisputes } from '../../disputes/list.ts'
import { openDispute } from '../../disputes/open.ts'
import { listOwnValues } from '../../disputes/own-values.ts'
import { changeTerms, readTerms } from '../../disputes/terms.ts'
import type { Handlers } from '../types.ts'

type DisputeHandlers = Pick<Handlers, keyof typeof disputeEndpoints>

export const disputeHandlers: DisputeHandlers = {
  async ownDepartmentValues({ service, grant, query }) {
    return { status: 200, body: await listOwnValues(service, grant, query) }
  },
  async confirmDepartmentValues({ service, grant, body }) {
    return { status: 200, body: await confirmValues(service, grant, body) }
  },
  async openDispute({ service, grant, body }) {
    return { status: 200, body: await openDispute(service, grant, body) }
  },
  async disputes({ service, grant, query }) {
    return { status: 200, body: await listDisputes(service, grant, query) }
  },
  async dispute({ service, grant, params }) {
    return { status: 200, body: await readDispute(service, grant, params.id) }
  },
  async actOnDispute({ service, grant, params, body }) {
    return { status: 200, body: await actOnDispute(service, grant, params.id, body) }
  },
  async attachToDispute({ service, grant, params, body }) {
    return { status: 200, body: await attachToDispute(service, grant, params.id, body) }
  },
  async disputeFile({ service, grant, params }) {
    return { status: 200, file: await disputeFile(service, grant, params.id, params.sha256) }
  },
  async disputeTerms({ service }) {
    return { status: 200, body: await readTerms(service) }
  },
  async changeDisputeTerms({ service, grant, body }) {
    return { status: 200, body: await changeTerms(service, grant, body) }
  },
}
