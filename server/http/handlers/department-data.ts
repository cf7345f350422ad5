import type { departmentDataEndpoints } from '#core/api/department-data.ts'
import { applyList } from '../../department-data/apply-list.ts'
import { chooseLines } from '../../department-data/choose-lines.ts'
import { listOverruled, readDeclarations } from '../../department-data/declaration-views.ts'
import { declareComplete, revokeDeclaration } from '../../department-data/declare.ts'
import { listReport } from '../../department-data/list-report.ts'
import { listLines, listLists, readList } from '../../department-data/list-views.ts'
import { reverseList } from '../../department-data/reverse-list.ts'
import { uploadList } from '../../department-data/upload-list.ts'
import type { Handlers } from '../types.ts'

type DepartmentDataHandlers = Pick<Handlers, keyof typeof departmentDataEndpoints>

export const departmentDataHandlers: DepartmentDataHandlers = {
  async departmentLists({ service, grant, query }) {
    return { status: 200, body: await listLists(service, grant, query) }
  },
  async uploadDepartmentList({ service, grant, query, body }) {
    const { name, bytes } = body
    return { status: 200, body: await uploadList(service, grant, { cycle: query.cycle, name, bytes }) }
  },
  async departmentList({ service, grant, params }) {
    return { status: 200, body: await readList(service, grant, params.id) }
  },
  async departmentListLines({ service, grant, params, query }) {
    return { status: 200, body: await listLines(service, grant, params.id, query) }
  },
  async chooseDepartmentLines({ service, grant, params, body }) {
    return { status: 200, body: await chooseLines(service, grant, params.id, body) }
  },
  async applyDepartmentList({ service, grant, params, body }) {
    return { status: 200, body: await applyList(service, grant, params.id, body) }
  },
  async reverseDepartmentList({ service, grant, params, body }) {
    return { status: 200, body: await reverseList(service, grant, params.id, body.reason) }
  },
  async departmentListReport({ service, grant, params, query }) {
    return { status: 200, file: await listReport(service, grant, params.id, query.approval) }
  },
  async declarations({ service, grant, query }) {
    return { status: 200, body: await readDeclarations(service, grant, query) }
  },
  async overruledValues({ service, grant, query }) {
    return { status: 200, body: await listOverruled(service, grant, query) }
  },
  async declareComplete({ service, grant, body }) {
    return { status: 200, body: await declareComplete(service, grant, body) }
  },
  async revokeDeclaration({ service, grant, params, body }) {
    return { status: 200, body: await revokeDeclaration(service, grant, params.id, body.reason) }
  },
}
