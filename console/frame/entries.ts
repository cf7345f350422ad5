import { maskedDepartments } from '#core/access/mask.ts'
import type { Role } from '#core/access/role.ts'
import type { Endpoint } from '#core/api/endpoint.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import { kindsOfDepartment } from '#core/base-map/source-kind.ts'
import type { RowStatus } from '#core/record/status.ts'
import { itemsOfDepartment } from '#core/survey/item.ts'
import type { IconName } from '#ui/icon.tsx'
import { baseMapPath } from '../route/base-map-route.ts'
import { uploadsPath } from '../route/bulk-upload-route.ts'
import { departmentDataPath } from '../route/department-route.ts'
import { disposalPath } from '../route/disposal-route.ts'
import { disputesPath } from '../route/dispute-route.ts'
import { lettersPath } from '../route/letter-route.ts'
import { progressPath } from '../route/progress-route.ts'
import { publicationsPath } from '../route/publication-route.ts'
import {
  comparisonPath,
  exportRequestsPath,
  filingRulesPath,
  type Route,
  standardsPath,
  verifySheetPath,
} from '../route/route.ts'
import { surveysPath } from '../route/survey-route.ts'
import type { Account } from '../session/session.ts'

/** A line of the navigation. Only pages that exist are listed: a dead link is worse than none. */
export interface Entry {
  readonly route: Route
  readonly path: string
  readonly label: string
  readonly icon: IconName
  /** Where the page is opened from another one by everybody else. */
  readonly onlyFor?: Role
  /** Looked things up in by everybody: nobody's work begins there. */
  readonly isReference?: true
}

const asks: Readonly<Record<Route['page'], EndpointId | null>> = {
  overview: 'overview',
  parcels: 'parcels',
  map: 'baseMapIndex',
  parcel: 'parcel',
  conflicts: 'conflicts',
  removals: 'removals',
  evaluations: 'evaluations',
  evaluation: 'evaluation',
  're-evaluation': 'reEvaluation',
  'formal-gates': 'formalGates',
  standards: 'standards',
  standard: 'standard',
  'try-out': 'tryOutParcels',
  sensitivity: 'tryOutParcels',
  comparison: 'compare',
  stages: 'cycleStages',
  'class-lists': 'classListSummary',
  'decision-overview': 'decisionOverview',
  filings: 'filings',
  'new-filing': 'createFiling',
  filing: 'filing',
  'filing-rules': 'filingRules',
  'base-map': 'baseImports',
  'new-base-import': 'startBaseImport',
  'base-import': 'baseImport',
  'base-parcels': 'baseParcels',
  'base-entries': 'baseEntries',
  tenancy: 'tenancyParcels',
  operations: 'bulkOperations',
  operation: 'bulkOperation',
  'hand-outs': 'handOuts',
  'check-up-sheets': 'checkUpSheetPrintings',
  'verify-sheet': 'verifyCheckUpSheet',
  progress: 'progress',
  'export-requests': 'exportRequests',
  uploads: 'uploadRuns',
  'upload-run': 'uploadRun',
  'department-data': 'layerDifferences',
  'department-list': 'departmentList',
  disposal: 'disposalPlans',
  'disposal-plan': 'disposalPlan',
  'disposal-sheet': 'disposalSheetReport',
  letters: 'formalLetters',
  letter: 'formalLetter',
  publications: 'publications',
  publication: 'publication',
  objections: 'objections',
  objection: 'objection',
  disputes: 'ownDepartmentValues',
  dispute: 'dispute',
  roster: 'roster',
  surveys: 'surveys',
  survey: 'survey',
  audit: 'audit',
  users: 'accounts',
  'user-import': 'createAccounts',
  sessions: 'allSessions',
  invitations: 'invitations',
  account: 'ownSessions',
  unknown: null,
}

/** In groups, which the navigation sets apart by lines: to see, to collect, to judge, projects, people, the record. */
const groups: readonly (readonly Entry[])[] = [
  [
    { route: { page: 'overview' }, path: '/', label: '总览', icon: 'overview' },
    { route: { page: 'parcels' }, path: '/parcels', label: '地块', icon: 'sheet' },
    { route: { page: 'map' }, path: '/map', label: '一张图', icon: 'map' },
  ],
  [
    { route: { page: 'base-map' }, path: baseMapPath, label: '底版', icon: 'layers' },
    { route: { page: 'hand-outs' }, path: '/hand-outs', label: '下发', icon: 'download' },
    { route: { page: 'surveys' }, path: surveysPath, label: '现场核查', icon: 'done' },
    { route: { page: 'uploads' }, path: uploadsPath, label: '批量上传', icon: 'upload' },
    { route: { page: 'progress' }, path: progressPath, label: '进度与催办', icon: 'calendar' },
    { route: { page: 'department-data' }, path: departmentDataPath, label: '部门数据', icon: 'file' },
    { route: { page: 'disputes' }, path: disputesPath, label: '部门数据核对', icon: 'file' },
    { route: { page: 'tenancy' }, path: '/tenancy', label: '租赁关系', icon: 'link' },
    { route: { page: 'conflicts' }, path: '/conflicts', label: '冲突台账', icon: 'conflict' },
  ],
  [
    { route: { page: 'evaluations' }, path: '/evaluations', label: '评估', icon: 'chart' },
    {
      route: { page: 'formal-gates' },
      path: '/formal-gates',
      label: '正式评估条件',
      icon: 'shield',
      onlyFor: 'admin',
      isReference: true,
    },
    { route: { page: 'standards' }, path: standardsPath, label: '评估标准', icon: 'columns', isReference: true },
    { route: { page: 'comparison' }, path: comparisonPath, label: '结果对比', icon: 'conflict' },
    { route: { page: 'stages' }, path: '/stages', label: '流程', icon: 'calendar', isReference: true },
    { route: { page: 'publications' }, path: publicationsPath, label: '公示与异议', icon: 'file' },
    { route: { page: 'class-lists' }, path: '/class-lists', label: '分类清单', icon: 'filter' },
    { route: { page: 'disposal' }, path: disposalPath, label: '处置', icon: 'renew' },
    { route: { page: 'letters' }, path: lettersPath, label: '函件', icon: 'print' },
    {
      route: { page: 'verify-sheet' },
      path: verifySheetPath,
      label: '体检表核验',
      icon: 'shield',
      isReference: true,
    },
    { route: { page: 'export-requests' }, path: exportRequestsPath, label: '导出审批', icon: 'download' },
  ],
  [{ route: { page: 'filings' }, path: '/filings', label: '优质项目', icon: 'project' }],
  [
    { route: { page: 'users' }, path: '/users', label: '用户', icon: 'person' },
    { route: { page: 'roster' }, path: '/roster', label: '专班名册', icon: 'person' },
    { route: { page: 'invitations' }, path: '/invitations', label: '企业邀请码', icon: 'plus' },
    { route: { page: 'sessions' }, path: '/sessions', label: '会话', icon: 'columns' },
  ],
  [
    { route: { page: 'audit' }, path: '/audit', label: '审计', icon: 'shield' },
    {
      route: { page: 'filing-rules' },
      path: filingRulesPath,
      label: '工作日历、清单',
      icon: 'calendar',
      onlyFor: 'admin',
    },
  ],
]

/** Whether the account may ask what the page shows: the endpoint table says so, once for pages and server. */
export function mayOpen(page: Route['page'], { role, org }: Pick<Account, 'role' | 'org'>): boolean {
  const id = asks[page]
  // Its second part is for others too.
  if (page === 'roster' && mayAsk('thirdParties', role)) return true
  if (page === 'export-requests' && role === 'department' && !maskedDepartments.some((code) => code === org))
    return false
  if (isBaseMapPage(page) && role === 'department' && !keepsOfBase(page, org)) return false
  if ((page === 'surveys' || page === 'survey') && role === 'department' && itemsOfDepartment(org).length === 0)
    return false
  // What is let of state-owned property is 区国资委's; the other departments have no part in it.
  if (page === 'tenancy' && role === 'department' && org !== 'soe') return false
  return id === null || mayAsk(id, role)
}

/** A department opens what is about its own sources; the parcels themselves are 区规划资源局's. */
function keepsOfBase(page: Route['page'], department: string | null): boolean {
  const kinds = kindsOfDepartment(department)
  return page === 'base-parcels' ? kinds.includes('platform') : kinds.length > 0
}

export function isBaseMapPage(page: Route['page']): boolean {
  return page === 'base-map' || page === 'new-base-import' || /^base-(import|parcels|entries)$/.test(page)
}

export function mayAsk(id: EndpointId, role: Role): boolean {
  const { roles }: Endpoint = endpoints[id]
  return typeof roles === 'string' || roles.includes(role)
}

/** The account's entries in their groups, none of them empty. */
export function entryGroupsOf(account: Pick<Account, 'role' | 'org'>): readonly (readonly Entry[])[] {
  const { role } = account
  return groups
    .map((group) => group.filter(({ route, onlyFor = role }) => onlyFor === role && mayOpen(route.page, account)))
    .filter((group) => group.length > 0)
}

/** Where the account's work begins. */
export function homeOf(account: Pick<Account, 'role' | 'org'>): Entry | null {
  const entries = entryGroupsOf(account).flat()
  return entries.find(({ isReference = false }) => !isReference) ?? entries[0] ?? null
}

/** The rows that wait for the role's next act: the counter in the navigation and 待您处理. */
export function waitingStatusOf(role: Role): RowStatus | null {
  if (role === 'town-reviewer') return 'submitted'
  return role === 'district' ? 'town-approved' : null
}
