import { auditState, checkAudit } from '../../actions/audit-state.ts'
import { exportAudit } from '../../actions/export-audit.ts'
import { readAudit } from '../../actions/read-audit.ts'
import type { Handlers } from '../types.ts'

type AuditHandlers = Pick<Handlers, 'audit' | 'auditState' | 'checkAudit' | 'exportAudit'>

export const auditHandlers: AuditHandlers = {
  async audit({ service, grant, query }) {
    return { status: 200, body: await readAudit(service, grant, query) }
  },
  async auditState({ service, grant }) {
    return { status: 200, body: await auditState(service, grant) }
  },
  async checkAudit({ service, grant }) {
    return { status: 200, body: await checkAudit(service, grant) }
  },
  async exportAudit({ service, grant, query }) {
    return { status: 200, file: await exportAudit(service, grant, query) }
  },
}
