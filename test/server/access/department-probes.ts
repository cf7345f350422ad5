import type { Declaration, DepartmentList } from '#core/api/department-data-shapes.ts'
import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { liuYang, owner, zhaoMin } from '../cast.ts'
import { csv, uploadCall } from '../department-data/stage.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

type Which = 'own' | 'other'
type Probe = (grounds: { readonly app: TestApp }, actor: Actor | null, which: Which) => Promise<Outcome>

interface Place {
  readonly list: string
  readonly declaration: string
}

const places = new WeakMap<TestApp, Promise<Readonly<Record<Which, Place>>>>()

const taxes = csv(['地块编码', '统一社会信用代码', '上缴税金总额（万元）'], [example, owner, 930])
const safety = csv(['地块编码', '房屋安全隐患'], [example, '一般'])
const reason = '年度核定'

/** A list and a declaration of 区税务局, and of 区建管委. */
function placesOf(app: TestApp): Promise<Readonly<Record<Which, Place>>> {
  const known = places.get(app) ?? make(app)
  places.set(app, known)
  return known
}

async function make(app: TestApp): Promise<Readonly<Record<Which, Place>>> {
  const own = await placeOf(app, zhaoMin, taxes, { form: 'enterprise-information', field: 'taxInDistrict' })
  const other = await placeOf(app, liuYang, safety, { form: 'parcel-self-assessment', field: 'useMismatch' })
  return { own, other }
}

async function placeOf(app: TestApp, actor: Actor, bytes: string, asked: { form: string; field: string }) {
  const list = (await answer(app, actor, 'uploadDepartmentList', uploadCall(bytes))) as DepartmentList
  const { total } = (await answer(app, actor, 'overruledValues', { query: { cycle, ...asked } })) as { total: number }
  const body = { cycle, ...asked, overruled: total, reason }
  const declared = (await answer(app, actor, 'declareComplete', { body })) as Declaration
  return { list: list.id, declaration: declared.id }
}

/** Asks about a list or declaration of the one department and of the other. */
function of(id: EndpointId, what: keyof Place, rest: Call = {}): Probe {
  return async ({ app }, actor, which) => {
    const place = (await placesOf(app))[which]
    return outcomeOf(await call(app, actor, id, { params: { id: place[what] }, ...rest }))
  }
}

function plain(id: EndpointId, request: () => Call = () => ({})): Probe {
  return async ({ app }, actor) => outcomeOf(await call(app, actor, id, request()))
}

const declarable = { cycle, form: 'enterprise-information', field: 'taxInDistrict' }

export const departmentProbes = {
  departmentLists: plain('departmentLists'),
  uploadDepartmentList: plain('uploadDepartmentList', () => uploadCall(taxes)),
  departmentList: of('departmentList', 'list'),
  departmentListLines: of('departmentListLines', 'list'),
  chooseDepartmentLines: of('chooseDepartmentLines', 'list', { body: { items: [{ line: 1, choice: null }] } }),
  applyDepartmentList: of('applyDepartmentList', 'list', { body: { left: 0, reason } }),
  reverseDepartmentList: of('reverseDepartmentList', 'list', { body: { reason } }),
  departmentListReport: of('departmentListReport', 'list'),
  declarations: plain('declarations', () => ({ query: { cycle } })),
  overruledValues: plain('overruledValues', () => ({ query: declarable })),
  declareComplete: plain('declareComplete', () => ({ body: { ...declarable, overruled: 0, reason } })),
  revokeDeclaration: of('revokeDeclaration', 'declaration', { body: { reason } }),
} as const satisfies Partial<Readonly<Record<EndpointId, Probe>>>
