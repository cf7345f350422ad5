import { type BaseMapRoute, baseMapRoute } from './base-map-route.ts'
import { type BulkUploadRoute, bulkUploadRoute } from './bulk-upload-route.ts'
import { type DepartmentRoute, departmentRoute } from './department-route.ts'
import { type DisposalRoute, disposalRoute } from './disposal-route.ts'
import { type DisputeRoute, disputeRoute } from './dispute-route.ts'
import { type LetterRoute, letterRoute } from './letter-route.ts'
import { objectionRoute, type PublicationRoute, publicationRoute } from './publication-route.ts'
import { type StandardRoute, standardRoute } from './standard-route.ts'
import { type SurveyRoute, surveyRoute } from './survey-route.ts'

/** A page of the console with what its path names. */
export type Route =
  | BaseMapRoute
  | BulkUploadRoute
  | DepartmentRoute
  | DisposalRoute
  | DisputeRoute
  | LetterRoute
  | PublicationRoute
  | StandardRoute
  | SurveyRoute
  | { readonly page: 'overview' }
  | { readonly page: 'parcels' }
  | { readonly page: 'map' }
  | { readonly page: 'parcel'; readonly cycle: string; readonly parcelCode: string }
  | { readonly page: 'conflicts' }
  | { readonly page: 'removals' }
  | { readonly page: 'evaluations' }
  | { readonly page: 'evaluation'; readonly id: string }
  | { readonly page: 're-evaluation'; readonly id: string }
  | { readonly page: 'formal-gates' }
  | { readonly page: 'comparison' }
  | { readonly page: 'class-lists' }
  | { readonly page: 'decision-overview' }
  | { readonly page: 'stages' }
  | { readonly page: 'filings' }
  | { readonly page: 'new-filing' }
  | { readonly page: 'filing'; readonly id: string }
  | { readonly page: 'filing-rules' }
  | { readonly page: 'tenancy' }
  | { readonly page: 'operations' }
  | { readonly page: 'operation'; readonly id: string }
  | { readonly page: 'hand-outs' }
  | { readonly page: 'check-up-sheets' }
  | { readonly page: 'verify-sheet' }
  | { readonly page: 'progress' }
  | { readonly page: 'export-requests' }
  | { readonly page: 'roster' }
  | { readonly page: 'audit' }
  | { readonly page: 'users' }
  | { readonly page: 'user-import' }
  | { readonly page: 'sessions' }
  | { readonly page: 'invitations' }
  | { readonly page: 'account' }
  | { readonly page: 'unknown' }

/** Pages whose path is their name alone. */
const plainPages = [
  'parcels',
  'map',
  'conflicts',
  'removals',
  'evaluations',
  'formal-gates',
  'comparison',
  'stages',
  'class-lists',
  'decision-overview',
  'filings',
  'operations',
  'tenancy',
  'hand-outs',
  'check-up-sheets',
  'verify-sheet',
  'progress',
  'export-requests',
  'roster',
  'audit',
  'users',
  'sessions',
  'invitations',
  'account',
] as const

/** Pages whose further parts of the path are read in a file of their own. */
const families: ReadonlyMap<string, (rest: readonly string[]) => Route | null> = new Map<
  string,
  (rest: readonly string[]) => Route | null
>([
  ['base-map', baseMapRoute],
  ['department-data', departmentRoute],
  ['disposal', disposalRoute],
  ['disputes', disputeRoute],
  ['letters', letterRoute],
  ['objections', objectionRoute],
  ['publications', publicationRoute],
  ['standards', standardRoute],
  ['surveys', surveyRoute],
  ['uploads', bulkUploadRoute],
])

/** The page at a path. */
export function routeOf(path: string): Route {
  const [head, ...rest] = path
    .split('/')
    .filter((part) => part !== '')
    .map(decoded)
  const [first, second] = rest
  if (head === undefined) return { page: 'overview' }
  if (head === 'parcels' && rest.length === 2 && first !== undefined && second !== undefined) {
    return { page: 'parcel', cycle: first, parcelCode: second }
  }
  if (head === 'evaluations' && rest.length === 1 && first !== undefined) return { page: 'evaluation', id: first }
  if (head === 'evaluations' && rest.length === 2 && first !== undefined && second === 're-evaluation') {
    return { page: 're-evaluation', id: first }
  }
  if (head === 'operations' && rest.length === 1 && first !== undefined) return { page: 'operation', id: first }
  if (head === 'filings' && rest.length === 1 && first !== undefined) return filingRoute(first)
  const family = families.get(head)
  if (family !== undefined) return family(rest) ?? { page: 'unknown' }
  if (head === 'users' && rest.length === 1 && first === 'import') return { page: 'user-import' }
  const plain = plainPages.find((page) => page === head)
  if (plain !== undefined && rest.length === 0) return { page: plain }
  return { page: 'unknown' }
}

/** Ids of filings are random: none is one of these words. */
function filingRoute(part: string): Route {
  if (part === 'new') return { page: 'new-filing' }
  return part === 'rules' ? { page: 'filing-rules' } : { page: 'filing', id: part }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export function parcelPath(cycle: string, parcelCode: string): string {
  return `/parcels/${encodeURIComponent(cycle)}/${encodeURIComponent(parcelCode)}`
}

export function evaluationPath(id: string): string {
  return `/evaluations/${encodeURIComponent(id)}`
}

/** What an evaluation that was made again changed. */
export function reEvaluationPath(id: string): string {
  return `${evaluationPath(id)}/re-evaluation`
}

export const operationsPath = '/operations'

export function operationPath(id: string): string {
  return `/operations/${encodeURIComponent(id)}`
}

/** 评估标准: the register. */
export const standardsPath = '/standards'

export function standardPath(id: string): string {
  return `/standards/${encodeURIComponent(id)}`
}

/** 试调 */
export function tryOutPath(id: string): string {
  return `${standardPath(id)}/try-out`
}

/** 敏感性 */
export function sensitivityPath(id: string): string {
  return `${standardPath(id)}/sensitivity`
}

/** 结果对比 */
export const comparisonPath = '/comparison'

/** Where the open conflicts of a parcel are settled. */
export function conflictsPath(parcelCode: string): string {
  return `/conflicts?parcel=${encodeURIComponent(parcelCode)}`
}

export function removalsPath(parcelCode: string): string {
  return `/removals?parcel=${encodeURIComponent(parcelCode)}`
}

export function filingPath(id: string): string {
  return `/filings/${encodeURIComponent(id)}`
}

/** 体检表 of one evaluation. */
export function sheetsPath(evaluation: string): string {
  return `/check-up-sheets?evaluation=${encodeURIComponent(evaluation)}`
}

export const verifySheetPath = '/verify-sheet'
export const exportRequestsPath = '/export-requests'
/** 批量开户 */
export const userImportPath = '/users/import'
export const newFilingPath = '/filings/new'
export const filingRulesPath = '/filings/rules'
/** Where the register of documents stands on that page. */
export const policiesPath = `${filingRulesPath}?part=policies`
