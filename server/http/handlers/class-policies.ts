import type { classPolicyEndpoints } from '#core/api/class-policies.ts'
import { listApplications } from '../../class-lists/applications.ts'
import { exportApplications } from '../../class-lists/export-applications.ts'
import { listPolicies, loadExamplePolicies, readPolicy, savePolicy } from '../../class-lists/policies.ts'
import { previewPolicyAct, recordPolicyAct } from '../../class-lists/record-policy-act.ts'
import type { Handlers } from '../types.ts'

type ClassPolicyHandlers = Pick<Handlers, keyof typeof classPolicyEndpoints>

export const classPolicyHandlers: ClassPolicyHandlers = {
  async classPolicies({ service, grant }) {
    return { status: 200, body: await listPolicies(service, grant) }
  },
  async classPolicy({ service, grant, params }) {
    return { status: 200, body: await readPolicy(service, grant, params.id) }
  },
  async saveClassPolicy({ service, grant, body }) {
    return { status: 200, body: await savePolicy(service, grant, body) }
  },
  async loadExamplePolicies({ service, grant }) {
    return { status: 200, body: await loadExamplePolicies(service, grant) }
  },
  async policyApplications({ service, grant, query }) {
    return { status: 200, body: await listApplications(service, grant, query) }
  },
  async exportPolicyApplications({ service, grant, query }) {
    return { status: 200, file: await exportApplications(service, grant, query) }
  },
  async previewPolicyAct({ service, grant, body }) {
    return { status: 200, body: await previewPolicyAct(service, grant, body) }
  },
  async recordPolicyAct({ service, grant, body }) {
    return { status: 200, body: await recordPolicyAct(service, grant, body) }
  },
}
