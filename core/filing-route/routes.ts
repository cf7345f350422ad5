import { clause9, proposed } from '../vocabulary/citation.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import type { LandType, Route, RouteDocument, RouteId } from './route.ts'

const reserve = clause9('一.4（1）')
const inside = clause9('一.4（2）')
const outside = clause9('一.4（3）')
const district = clause9('一.2')

const evaluation: RouteDocument = { kind: 'evaluation-opinion', before: 'report', clause: inside }

/** What nearly every route has in common. */
const usual = {
  worksMayBeOverridden: false,
  documents: [],
  decider: 'district',
  deciderClause: district,
  cityNoticeOverContractRatio: false,
  awaitsPlanAdjustment: false,
  jurisdiction: 'district',
} as const satisfies Partial<Route>

/** The routes of 沪经信规范〔2020〕9号, one line each. */
export const routes: { readonly [Id in RouteId]: Route & { readonly id: Id } } = {
  'reserve-existing': {
    ...usual,
    id: 'reserve-existing',
    mark: '①',
    name: '战略预留区的现状工业用地',
    landType: '战略预留区现状',
    clause: reserve,
    works: ['新建', '改建', '扩建'],
    worksClause: reserve,
  },
  'reserve-new': {
    ...usual,
    id: 'reserve-new',
    mark: '①',
    name: '战略预留区内新出让土地',
    landType: '战略预留区新出让',
    clause: clause9('三.1'),
    works: ['新建', '改建', '扩建'],
    worksClause: proposed('9号文未列新出让土地的改造方式，按①'),
    documents: [{ kind: 'plan-activation', before: 'report', clause: clause9('三.1', '按规划启动机制实施') }],
    decider: 'city',
    deciderClause: clause9('三.1'),
  },
  'inside-kept': {
    ...usual,
    id: 'inside-kept',
    mark: '②a',
    name: '城市开发边界内、未划入战略预留区和规划产业区块，控详规划予以保留',
    landType: '开发边界内规划保留',
    clause: inside,
    works: ['改建', '扩建'],
    worksClause: inside,
    documents: [evaluation, { kind: 'detailed-plan', before: 'report', clause: inside }],
  },
  'inside-not-kept': {
    ...usual,
    id: 'inside-not-kept',
    mark: '②b',
    name: '城市开发边界内未在规划中保留，与近中期规划实施不冲突',
    landType: '开发边界内未保留',
    clause: inside,
    works: ['改建'],
    worksClause: clause9('一.4（2）', '原文只列改建'),
    worksMayBeOverridden: true,
    documents: [{ kind: 'commitment', before: 'submit', clause: inside }, evaluation],
  },
  'outside-confirmed': {
    ...usual,
    id: 'outside-confirmed',
    mark: '③',
    name: '城市开发边界外，经规划确认保留',
    landType: '开发边界外已确认',
    clause: outside,
    works: ['改建', '扩建'],
    worksClause: outside,
    documents: [{ kind: 'plan-confirmation', before: 'report', clause: outside }],
    cityNoticeOverContractRatio: true,
  },
  'outside-unconfirmed': {
    ...usual,
    id: 'outside-unconfirmed',
    mark: '③',
    name: '城市开发边界外，未经规划确认保留',
    landType: '开发边界外未确认',
    clause: outside,
    works: ['改建', '扩建'],
    worksClause: outside,
    cityNoticeOverContractRatio: true,
    awaitsPlanAdjustment: true,
  },
  lingang: {
    ...usual,
    id: 'lingang',
    mark: '临港',
    name: '临港新片区辖区内',
    landType: null,
    clause: clause9('三.2'),
    works: ['改建', '扩建'],
    worksClause: proposed('9号文未分列，按改扩建'),
    decider: 'lingang',
    deciderClause: clause9('三.2'),
    jurisdiction: 'lingang',
  },
}

export const routeList: readonly Route[] = Object.values(routes)

/** The routes on offer under a jurisdiction. */
export function routesOffered(jurisdiction: Jurisdiction): readonly Route[] {
  return routeList.filter((route) => route.jurisdiction === jurisdiction)
}

/** The route a declared 用地类型 leads to; 区产业部门 fixes it at the first review. */
export function routeOfLandType(landType: LandType): Route {
  const found = routeList.find((route) => route.landType === landType)
  if (found === undefined) throw new RangeError(`no route for ${landType}`)
  return found
}

/** ②a 城市开发边界内…, as a list shows it. */
export function routeLabel({ mark, name, landType }: Route): string {
  return landType === null ? name : `${mark} ${name}`
}
