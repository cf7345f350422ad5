import { type DisposalState, disposalStateNamed } from '#core/disposal/state.ts'
import { type DisposalPath, disposalPathNamed } from '#core/vocabulary/disposal-path.ts'
import { townName } from '#core/vocabulary/district.ts'
import { disposalPath } from '../route/disposal-route.ts'

export const disposalTabs = ['plans', 'pending', 'progress', 'yearly', 'sheets'] as const
export type DisposalTab = (typeof disposalTabs)[number]

export const onlyNames = {
  open: '未办结',
  mine: '待我办理',
  overdue: '节点逾期',
  faults: '有问题',
  conflicts: '有冲突',
  closed: '已办结',
} as const
export type Only = keyof typeof onlyNames
const onlys = Object.keys(onlyNames) as readonly Only[]

export function onlyNamed(text: string | null): Only | null {
  return onlys.find((only) => only === text) ?? null
}

/** What of the plans is shown: read from the address and written to it. */
export interface DisposalView {
  readonly tab: DisposalTab
  readonly q: string
  readonly town: string
  readonly path: DisposalPath | null
  readonly state: DisposalState | null
  /** 计划完成年度; '' for all. */
  readonly year: string
  readonly only: Only | null
  readonly soe: boolean
}

export const allPlans: DisposalView = {
  tab: 'plans',
  q: '',
  town: '',
  path: null,
  state: null,
  year: '',
  only: null,
  soe: false,
}

export function parseDisposalView(query: URLSearchParams): DisposalView {
  const year = query.get('year') ?? ''
  const town = query.get('town') ?? ''
  return {
    tab: disposalTabs.find((tab) => tab === query.get('tab')) ?? 'plans',
    q: (query.get('q') ?? '').trim().slice(0, 100),
    town: townName(town) === null ? '' : town,
    path: disposalPathNamed(query.get('path')),
    state: disposalStateNamed(query.get('state') ?? ''),
    year: /^20\d\d$/.test(year) ? year : '',
    only: onlyNamed(query.get('only')),
    soe: query.get('soe') === 'yes',
  }
}

export function disposalAddress(change: Partial<DisposalView>): string {
  const { tab, q, town, path, state, year, only, soe } = { ...allPlans, ...change }
  const query = new URLSearchParams()
  if (tab !== 'plans') query.set('tab', tab)
  if (q !== '') query.set('q', q)
  if (town !== '') query.set('town', town)
  if (path !== null) query.set('path', path)
  if (state !== null) query.set('state', state)
  if (year !== '') query.set('year', year)
  if (only !== null) query.set('only', only)
  if (soe) query.set('soe', 'yes')
  const text = query.toString()
  return text === '' ? disposalPath : `${disposalPath}?${text}`
}

/** The conditions as the server takes them. */
export function filterOf({ q, town, path, state, year, only, soe }: DisposalView) {
  return {
    ...(q === '' ? {} : { q }),
    ...(town === '' ? {} : { town }),
    ...(path === null ? {} : { path }),
    ...(state === null ? {} : { state }),
    ...(year === '' ? {} : { year: Number(year) }),
    ...(only === null ? {} : { only }),
    ...(soe ? { soe: 'yes' as const } : {}),
  }
}

export function isNarrowed(view: DisposalView): boolean {
  return Object.keys(filterOf(view)).length > 0
}
