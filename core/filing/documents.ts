import type { DocumentKind } from '../filing-route/document-kind.ts'
import type { DocumentDeadline, Route } from '../filing-route/route.ts'
import { routeOfLandType, routes } from '../filing-route/routes.ts'
import type { DeclaredFacts } from './declaration.ts'
import type { AttachedDocument } from './event.ts'
import type { Filing } from './filing.ts'

/** Required of every filing; the contract may be 不适用 with a reason. */
const always: readonly DocumentKind[] = ['boundary', 'title']

/**
 * The documents that must lie in the file before a step. 土地出让合同 may be absent with a reason when the land was not
 * acquired by 出让. What is required before submission stays required before the report.
 */
export function requiredDocuments(
  route: Route,
  facts: DeclaredFacts,
  before: DocumentDeadline,
): readonly DocumentKind[] {
  const contract: readonly DocumentKind[] = contractMayBeAbsent(facts) ? [] : ['contract']
  const ofRoute = route.documents.filter((each) => before === 'report' || each.before === 'submit')
  return [...always, ...contract, ...ofRoute.map(({ kind }) => kind)]
}

function contractMayBeAbsent({ acquireMode, contractAbsence }: DeclaredFacts): boolean {
  return acquireMode !== '出让' && contractAbsence !== null && contractAbsence.trim() !== ''
}

/** The kinds of this list that neither lie in the file nor come with these documents. */
export function missingDocuments(
  kinds: readonly DocumentKind[],
  filing: Filing,
  brought: readonly AttachedDocument[] = [],
): readonly DocumentKind[] {
  const present = new Set([...filing.documents, ...brought].map(({ kind }) => kind))
  return kinds.filter((kind) => !present.has(kind))
}

/** The route 区产业部门 has fixed, until then the one the declared 用地类型 leads to; null before a declaration. */
export function routeOf(filing: RoutedFiling & Pick<Filing, 'declaration'>): Route | null {
  const { assessment, jurisdiction, declaration } = filing
  if (assessment !== null) return routes[assessment.route]
  if (jurisdiction === 'lingang') return routes.lingang
  return declaration === null ? null : routeUnder(filing, declaration.facts)
}

/** What of a filing fixes its route beside what was declared. */
export type RoutedFiling = Pick<Filing, 'assessment' | 'jurisdiction'>

/** The same for what is being declared now. */
export function routeUnder({ assessment, jurisdiction }: RoutedFiling, facts: DeclaredFacts): Route {
  if (assessment !== null) return routes[assessment.route]
  return jurisdiction === 'lingang' ? routes.lingang : routeOfLandType(facts.landType)
}

/** The documents an event must find, with the decision of whoever decides. */
export function eventDocuments(filing: Filing, documents: readonly DocumentKind[]): readonly DocumentKind[] {
  const isLingang = routeOf(filing)?.decider === 'lingang'
  return isLingang ? documents.map((kind) => (kind === 'decision' ? 'lingang-decision' : kind)) : documents
}

/** What of a filing says whether S7 is due. */
export type NoticeFacts = Pick<Filing, 'assessment' | 'declaration' | 'decision'>

/** Whether S7 is due: ③, recognised, and above the contract's 容积率. */
export function needsCityNotice(filing: NoticeFacts): boolean {
  const { assessment, declaration, decision } = filing
  if (assessment === null || decision?.outcome !== 'recognised') return false
  return routes[assessment.route].cityNoticeOverContractRatio && declaration?.facts.breaksContractRatio === true
}

/** S7 as the board shows it. */
export type CityNoticeTask = 'not-needed' | 'open' | 'done'

export function cityNoticeTask(filing: NoticeFacts & Pick<Filing, 'cityNoticeOn'>): CityNoticeTask {
  if (filing.cityNoticeOn !== null) return 'done'
  return needsCityNotice(filing) ? 'open' : 'not-needed'
}
