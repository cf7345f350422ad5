import type { Citation } from '../vocabulary/citation.ts'
import type { DocumentKind } from './document-kind.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import type { Works } from './works.ts'

/** Ways a filing may go, by the land it stands on. */
export const routeIds = [
  'reserve-existing',
  'reserve-new',
  'inside-kept',
  'inside-not-kept',
  'outside-confirmed',
  'outside-unconfirmed',
  'lingang',
] as const
export type RouteId = (typeof routeIds)[number]

/** 用地类型 as the form stores it. 临港 is a jurisdiction, not a kind of land. */
export const landTypes = [
  '战略预留区现状',
  '战略预留区新出让',
  '开发边界内规划保留',
  '开发边界内未保留',
  '开发边界外已确认',
  '开发边界外未确认',
] as const
export type LandType = (typeof landTypes)[number]

/** Who decides: 区政府, 市三委两局, 临港新片区管委会. */
export const deciders = ['district', 'city', 'lingang'] as const
export type Decider = (typeof deciders)[number]

export const deciderNames: Readonly<Record<Decider, string>> = {
  district: '区政府',
  city: '市“三委两局”',
  lingang: '临港新片区管委会',
}

/** Before which step a document must lie in the file. */
export type DocumentDeadline = 'submit' | 'report'

export interface RouteDocument {
  readonly kind: DocumentKind
  readonly before: DocumentDeadline
  readonly clause: Citation
}

/** One line of the table of routes: the clause and everything that follows from it. */
export interface Route {
  readonly id: RouteId
  /** ①, ②a, ②b, ③, 临港. */
  readonly mark: string
  readonly name: string
  readonly landType: LandType | null
  readonly clause: Citation
  readonly works: readonly Works[]
  readonly worksClause: Citation
  /** 区产业部门 may let other works pass with a recorded reason. */
  readonly worksMayBeOverridden: boolean
  /** Beside the boundary, the title and the contract that every filing needs. */
  readonly documents: readonly RouteDocument[]
  readonly decider: Decider
  readonly deciderClause: Citation
  /** Breaking the contract's 容积率 is notified to both city bureaux after the decision (S7). */
  readonly cityNoticeOverContractRatio: boolean
  /** Milestones after 环评 wait for the 规划调整. */
  readonly awaitsPlanAdjustment: boolean
  /** Where the route is offered at all; never by the name of a park. */
  readonly jurisdiction: Jurisdiction
}
