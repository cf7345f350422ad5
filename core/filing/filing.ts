import type { ReckonedDate } from '../calendar/workdays.ts'
import type { Jurisdiction } from '../filing-route/jurisdiction.ts'
import type { Decider, RouteId } from '../filing-route/route.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { ChecklistAnswer } from './checklist.ts'
import type { Declaration } from './declaration.ts'
import type { AttachedDocument, FilingEventDetails, OpinionTerm, PlatformStage } from './event.ts'
import type { Milestone } from './milestone.ts'
import type { ReviewerCode } from './reviewer.ts'
import type { FilingState, RunningState } from './state.ts'

/** Entering of a state. */
export interface Stay {
  readonly state: FilingState
  readonly day: CalendarDate
  readonly at: string
  readonly actorName: string
}

export interface FiledDocument extends AttachedDocument {
  readonly day: CalendarDate
  readonly at: string
  readonly actorName: string
}

export interface Assessment {
  readonly day: CalendarDate
  readonly route: RouteId
  readonly checklistVersion: string
  readonly answers: readonly ChecklistAnswer[]
  readonly worksOverride: string | null
}

/** One issue of 项目信息表; earlier ones stay. */
export interface IssuedSheet {
  readonly version: number
  readonly day: CalendarDate
  /** The declaration it was made from. */
  readonly revision: number
  readonly stamps: { readonly applicant: CalendarDate | null; readonly industry: CalendarDate | null }
}

export interface Opinion {
  readonly opinion: OpinionTerm
  readonly day: CalendarDate
  readonly by: string
  readonly comment: string | null
}

export interface Reminder {
  readonly day: CalendarDate
  readonly by: string
  readonly comment: string | null
}

/** One line of 区级联审情况一览表. */
export interface ReviewLine {
  readonly reviewer: ReviewerCode
  readonly invitedOn: CalendarDate
  readonly dueDay: CalendarDate
  /** The latest answer; earlier ones are in the log. */
  readonly opinion: Opinion | null
  /** In order. */
  readonly reminders: readonly Reminder[]
  readonly overruled: { readonly reason: string; readonly day: CalendarDate; readonly by: string } | null
}

/** A correction asked and, when it came, answered. The clock stands in (from, to]. */
export interface Correction {
  readonly stage: RunningState
  readonly from: CalendarDate
  readonly to: CalendarDate | null
  readonly reason: string
  readonly items: readonly string[]
}

export interface Decision {
  readonly outcome: 'recognised' | 'rejected' | 'city-recognised' | 'city-rejected'
  readonly by: Decider
  readonly day: CalendarDate
  readonly reason: string | null
}

export interface RecomputedDeadline {
  readonly day: CalendarDate
  readonly before: ReckonedDate
  readonly after: ReckonedDate
  readonly cause: string
}

type Dated<Kind extends keyof FilingEventDetails> = FilingEventDetails[Kind] & {
  readonly day: CalendarDate
  readonly actorName: string
}

/** A filing as its log leaves it. */
export interface Filing extends Readonly<FilingEventDetails['create']> {
  /** Events folded: the version another event is written against. */
  readonly version: number
  readonly state: FilingState
  readonly trail: readonly Stay[]
  readonly createdOn: CalendarDate
  readonly lastDay: CalendarDate
  readonly jurisdiction: Jurisdiction
  /** What the jurisdiction rests on; null while nobody fixed it, when it is the district's. */
  readonly jurisdictionFixed: Dated<'set-jurisdiction'> | null
  readonly declaration: Declaration | null
  readonly submittedOn: CalendarDate | null
  readonly documents: readonly FiledDocument[]
  /** Fixed by 区产业部门; null until the first 初审. */
  readonly assessment: Assessment | null
  readonly sheets: readonly IssuedSheet[]
  readonly review: { readonly openedOn: CalendarDate; readonly lines: readonly ReviewLine[] } | null
  readonly corrections: readonly Correction[]
  /** Day 0 of the ten working days. */
  readonly acceptedOn: CalendarDate | null
  readonly stoppedOn: CalendarDate | null
  readonly reportedOn: CalendarDate | null
  readonly reportedToCityOn: CalendarDate | null
  readonly decision: Decision | null
  readonly withdrawn: { readonly day: CalendarDate; readonly reason: string } | null
  readonly receipts: readonly (Dated<'record-receipt'> & { readonly stage: PlatformStage })[]
  readonly overruns: readonly Dated<'explain-overrun'>[]
  readonly recomputed: readonly RecomputedDeadline[]
  readonly cityNoticeOn: CalendarDate | null
  readonly planAdjustment: { readonly reference: string; readonly day: CalendarDate } | null
  readonly milestones: readonly {
    readonly milestone: Milestone
    readonly on: CalendarDate
    readonly recordedOn: CalendarDate
  }[]
  readonly services: readonly Dated<'record-service'>[]
  readonly actuals: readonly Dated<'report-actuals'>[]
  readonly measures: readonly Dated<'take-measure'>[]
  readonly resumptions: readonly Dated<'resume-tracking'>[]
  readonly evaluation: Dated<'archive'> | null
}
