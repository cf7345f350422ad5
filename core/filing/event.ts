import type { ReckonedDate } from '../calendar/workdays.ts'
import type { DocumentKind } from '../filing-route/document-kind.ts'
import type { Jurisdiction } from '../filing-route/jurisdiction.ts'
import type { RouteId } from '../filing-route/route.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { ChecklistAnswer } from './checklist.ts'
import type { Declaration, Figures } from './declaration.ts'
import type { Measure, MeasureCause } from './measure.ts'
import type { Milestone, TrackingStage } from './milestone.ts'
import type { FilingRole } from './party.ts'
import type { ReviewerCode } from './reviewer.ts'

/** A document as it lies in the store. */
export interface AttachedDocument {
  readonly kind: DocumentKind
  readonly sha256: string
  readonly name: string
  /** Bytes. */
  readonly size: number
}

/** Who did it, when, with which documents. Every event carries all of it; nothing is ever taken back. */
export interface Act {
  readonly actor: string
  readonly actorName: string
  readonly role: FilingRole
  /** Department or 街镇 code of the actor; null for a project unit and for the system. */
  readonly organisation: string | null
  /** RFC 3339 instant at which it was recorded. */
  readonly at: string
  /** The day it counts for, Asia/Shanghai. */
  readonly day: CalendarDate
  readonly documents: readonly AttachedDocument[]
  readonly comment: string | null
}

export type OpinionTerm = '同意' | '原则同意' | '不同意'
export const opinionTerms: readonly OpinionTerm[] = ['同意', '原则同意', '不同意']

export interface Invitation {
  readonly reviewer: ReviewerCode
  readonly dueDay: CalendarDate
}

/** The three stages of 上海市产业云服务平台 whose receipt may be noted. */
export const platformStages = ['项目申报', '区级部门联审', '区政府认定'] as const
export type PlatformStage = (typeof platformStages)[number]

export type ServiceKind = '行政审批' | '中介服务' | '公共服务'
export const serviceKinds: readonly ServiceKind[] = ['行政审批', '中介服务', '公共服务']

/** What each event says beside who and when. Kinds are for ever. */
export interface FilingEventDetails {
  /** 建立项目 */
  create: {
    readonly number: string
    readonly projectName: string
    readonly firmName: string
    readonly uscc: string
    readonly townCode: string
    readonly parcelCode: string | null
  }
  /** 申报 */
  submit: { readonly declaration: Declaration }
  /** 退回补正 */
  return: { readonly reason: string; readonly items: readonly string[] }
  /** 重新提交 */
  resubmit: { readonly declaration: Declaration }
  /** 确定管辖: by where the land lies, with what says so. */
  'set-jurisdiction': { readonly jurisdiction: Jurisdiction; readonly reason: string }
  /** 受理 */
  accept: Record<never, never>
  /** 初审: land type fixed, checklist answered. */
  assess: {
    readonly route: RouteId
    readonly checklistVersion: string
    readonly answers: readonly ChecklistAnswer[]
    /** Why other works than the route names are let pass. */
    readonly worksOverride: string | null
  }
  /** 一键成表 */
  'issue-sheet': { readonly version: number }
  /** 重新成表: another numbered version, earlier ones stay. */
  'reissue-sheet': { readonly version: number }
  /** 盖章确认 */
  'confirm-sheet': { readonly version: number; readonly party: 'applicant' | 'industry' }
  /** 发起联审 */
  'open-review': { readonly invited: readonly Invitation[] }
  /** 增加联审部门 */
  invite: { readonly invited: readonly Invitation[] }
  /** 联审意见 */
  'give-opinion': { readonly reviewer: ReviewerCode; readonly opinion: OpinionTerm }
  /** 催办: those that have not answered are reminded. Nothing is sent; they see it where they work. */
  remind: { readonly reviewers: readonly ReviewerCode[] }
  /** 说明理由后推进 */
  overrule: { readonly reviewer: ReviewerCode; readonly reason: string }
  /** 报区政府 */
  report: Record<never, never>
  /** 报市审核 */
  'report-to-city': Record<never, never>
  /** 通过认定 */
  recognise: Record<never, never>
  /** 未通过认定 */
  reject: { readonly reason: string }
  /** 市认定通过 */
  'city-recognise': Record<never, never>
  /** 市认定未通过 */
  'city-reject': { readonly reason: string }
  /** 撤回 */
  withdraw: { readonly reason: string }
  /** 补充材料 */
  attach: Record<never, never>
  /** 平台回执 */
  'record-receipt': { readonly stage: PlatformStage; readonly number: string }
  /** 逾期说明 */
  'explain-overrun': { readonly reason: string }
  /** 时限重算 */
  'recompute-deadline': { readonly before: ReckonedDate; readonly after: ReckonedDate; readonly cause: string }
  /** 市级报备 */
  'notify-city': Record<never, never>
  /** 规划调整 */
  'record-plan-adjustment': { readonly reference: string }
  /** 节点 */
  'reach-milestone': { readonly milestone: Milestone; readonly on: CalendarDate }
  /** 协调服务 */
  'record-service': {
    readonly stage: TrackingStage
    readonly service: ServiceKind
    readonly name: string
    readonly by: string
    readonly outcome: string
  }
  /** 实际指标 */
  'report-actuals': { readonly year: number; readonly figures: Figures }
  /** 采取措施 */
  'take-measure': { readonly measure: Measure; readonly cause: MeasureCause; readonly reason: string }
  /** 恢复 */
  'resume-tracking': { readonly reason: string }
  /** 后评估归档 */
  archive: { readonly conclusion: string }
}

export type FilingEventKind = keyof FilingEventDetails

export type FilingEventOf<Kind extends FilingEventKind> = Act & { readonly kind: Kind } & FilingEventDetails[Kind]

/** One entry of a filing's log. */
export type FilingEvent = { [Kind in FilingEventKind]: FilingEventOf<Kind> }[FilingEventKind]

export const filingEventNames: Readonly<Record<FilingEventKind, string>> = {
  create: '建立项目',
  submit: '申报',
  return: '退回补正',
  resubmit: '重新提交',
  'set-jurisdiction': '确定管辖',
  accept: '受理',
  assess: '初审',
  'issue-sheet': '一键成表',
  'reissue-sheet': '重新成表',
  'confirm-sheet': '盖章确认',
  'open-review': '发起联审',
  invite: '增加联审部门',
  'give-opinion': '联审意见',
  remind: '催办',
  overrule: '说明理由后推进',
  report: '报区政府',
  'report-to-city': '报市审核',
  recognise: '通过认定',
  reject: '未通过认定',
  'city-recognise': '市认定通过',
  'city-reject': '市认定未通过',
  withdraw: '撤回',
  attach: '补充材料',
  'record-receipt': '平台回执',
  'explain-overrun': '逾期说明',
  'recompute-deadline': '时限重算',
  'notify-city': '市级报备',
  'record-plan-adjustment': '规划调整',
  'reach-milestone': '节点完成',
  'record-service': '协调服务',
  'report-actuals': '实际指标',
  'take-measure': '采取措施',
  'resume-tracking': '恢复',
  archive: '后评估归档',
}

export const filingEventKinds = Object.keys(filingEventNames) as readonly FilingEventKind[]
