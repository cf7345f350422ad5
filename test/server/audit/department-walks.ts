import type { departmentDataEndpoints } from '#core/api/department-data.ts'
import type { Declaration } from '#core/api/department-data-shapes.ts'
import { liuYang, wangFang } from '../cast.ts'
import { csv, Listed, uploadCall } from '../department-data/stage.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import type { Walk } from './walk-scenes.ts'

type OfDepartments = keyof typeof departmentDataEndpoints

const safety = csv(['地块编码', '房屋安全隐患'], [example, '一般'], ['SJ-XQ-0138', '重大'])
const field = { cycle, form: 'parcel-self-assessment', field: 'houseSafety' }
const reason = '全覆盖排查'

function of(id: OfDepartments, request: (app: TestApp) => Promise<Call> | Call): Walk['prepare'] {
  return async (app) => {
    await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
    const asked = await request(app)
    return () => call(app, liuYang, id, asked)
  }
}

/** A list that waits with one unmatched line, or was applied. */
function ofList(id: OfDepartments, rest: Call = {}, isApplied = false): Walk['prepare'] {
  return of(id, async (app) => {
    const listed = await Listed.upload(app, liuYang, safety)
    if (isApplied) await listed.apply()
    return { params: listed.params, ...rest }
  })
}

const declaring = { body: { ...field, overruled: 0, reason } }

export const departmentWalks: Readonly<Record<OfDepartments, Walk>> = {
  departmentLists: { prepare: of('departmentLists', () => ({})), leaves: [] },
  uploadDepartmentList: {
    prepare: of('uploadDepartmentList', () => uploadCall(safety)),
    leaves: ['department-list-uploaded'],
  },
  departmentList: { prepare: ofList('departmentList'), leaves: [] },
  departmentListLines: { prepare: ofList('departmentListLines'), leaves: [] },
  chooseDepartmentLines: {
    prepare: ofList('chooseDepartmentLines', {
      body: { items: [{ line: 2, choice: { parcelCode: example, uscc: null } }] },
    }),
    leaves: ['department-list-chosen'],
  },
  applyDepartmentList: {
    prepare: ofList('applyDepartmentList', { body: { left: 1, reason } }),
    leaves: ['department-list-applied'],
  },
  reverseDepartmentList: {
    prepare: ofList('reverseDepartmentList', { body: { reason } }, true),
    leaves: ['department-list-reversed'],
  },
  departmentListReport: { prepare: ofList('departmentListReport'), leaves: ['exported'] },
  declarations: { prepare: of('declarations', () => ({ query: { cycle } })), leaves: [] },
  overruledValues: { prepare: of('overruledValues', () => ({ query: field })), leaves: [] },
  declareComplete: { prepare: of('declareComplete', () => declaring), leaves: ['completeness-declared'] },
  revokeDeclaration: {
    prepare: of('revokeDeclaration', async (app) => {
      const { id } = (await answer(app, liuYang, 'declareComplete', declaring)) as Declaration
      return { params: { id }, body: { reason } }
    }),
    leaves: ['completeness-revoked'],
  },
}
