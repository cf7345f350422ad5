import type { WorkCalendar } from '../calendar/calendar.ts'
import type { Decider } from '../filing-route/route.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import { daysUsed } from './clock.ts'
import type { ClockRule } from './clock-rule.ts'
import { clockStatus, deadlineText } from './clock-status.ts'
import { stateNameFor } from './decider-words.ts'
import { type CityNoticeTask, cityNoticeTask, routeOf } from './documents.ts'
import type { Filing } from './filing.ts'
import { type FilingState, filingStateNames } from './state.ts'

/** Work nodes of 汇总统计, in order. */
export const summaryNodes = ['submitted', 'accepted', 'sheet', 'review', 'reported', 'city-review', 'decided'] as const
export type SummaryNode = (typeof summaryNodes)[number]

export const summaryNodeNames: Readonly<Record<SummaryNode, string>> = {
  submitted: '申报',
  accepted: '受理',
  sheet: '信息表',
  review: '联审',
  reported: '报区政府',
  'city-review': '报市审核',
  decided: '认定',
}

export interface NodeReached {
  /** Null when not reached. */
  readonly day: CalendarDate | null
  /** Working days used up to and including that day; null before 受理 and when not reached. */
  readonly daysUsed: number | null
}

/** One filing's line of 汇总统计. */
export interface SummaryRow {
  readonly number: string
  readonly projectName: string
  readonly firmName: string
  readonly townCode: string
  readonly routeMark: string
  readonly state: FilingState
  readonly stateName: string
  /** Null while the route is open. */
  readonly decider: Decider | null
  readonly nodes: Readonly<Record<SummaryNode, NodeReached>>
  readonly daysUsed: number
  readonly overdueBy: number
  /** How often a correction was asked. */
  readonly corrections: number
  /** 2026-10-12, 暂定 …, blank before 受理. */
  readonly deadline: string
  readonly decision: string
  readonly overrunReason: string
  readonly cityNotice: CityNoticeTask
}

/** What of a filing its line rests on: lists keep it beside the log, and need not fold ten thousand logs. */
export type SummaryFacts = Pick<
  Filing,
  | 'number'
  | 'projectName'
  | 'firmName'
  | 'townCode'
  | 'state'
  | 'jurisdiction'
  | 'submittedOn'
  | 'acceptedOn'
  | 'stoppedOn'
  | 'corrections'
  | 'sheets'
  | 'review'
  | 'reportedOn'
  | 'reportedToCityOn'
  | 'assessment'
  | 'declaration'
  | 'decision'
  | 'overruns'
  | 'cityNoticeOn'
  | 'withdrawn'
  | 'milestones'
  | 'actuals'
  | 'measures'
>

export function summaryRow(
  filing: SummaryFacts,
  onDay: CalendarDate,
  calendar: WorkCalendar,
  rule: ClockRule,
): SummaryRow {
  const status = clockStatus(filing, onDay, calendar, rule)
  const route = routeOf(filing)
  const node = (day: CalendarDate | null): NodeReached => {
    const isCounted = day !== null && filing.acceptedOn !== null && day >= filing.acceptedOn
    return { day, daysUsed: isCounted ? daysUsed(filing, day, calendar, rule).days : null }
  }
  return {
    number: filing.number,
    projectName: filing.projectName,
    firmName: filing.firmName,
    townCode: filing.townCode,
    routeMark: route?.mark ?? '',
    state: filing.state,
    stateName: stateNameFor(filing.state, route?.decider ?? null),
    decider: route?.decider ?? null,
    nodes: {
      submitted: node(filing.submittedOn),
      accepted: node(filing.acceptedOn),
      sheet: node(filing.sheets[0]?.day ?? null),
      review: node(filing.review?.openedOn ?? null),
      reported: node(filing.reportedOn),
      'city-review': node(filing.reportedToCityOn),
      decided: node(filing.decision?.day ?? null),
    },
    daysUsed: status.daysUsed,
    overdueBy: status.overdueBy,
    corrections: filing.corrections.length,
    deadline: status.deadline === null ? '' : deadlineText(status.deadline),
    decision: filing.decision === null ? '' : filingStateNames[filing.decision.outcome],
    overrunReason: filing.overruns.at(-1)?.reason ?? '',
    cityNotice: cityNoticeTask(filing),
  }
}

/** How many filings used how many working days; the last bin holds all beyond the limit. */
export interface DaysHistogram {
  /** bins[n] = filings that used n days, 0 … limit. */
  readonly bins: readonly number[]
  readonly overLimit: number
  readonly limitDays: number
  /** Filings with a decision; only they are counted. */
  readonly decided: number
}

export function daysHistogram(rows: readonly SummaryRow[], { limitDays }: ClockRule): DaysHistogram {
  const decided = rows.filter(({ nodes }) => nodes.decided.day !== null)
  const bins = Array.from({ length: limitDays + 1 }, (_, days) => decided.filter((row) => row.daysUsed === days).length)
  return {
    bins,
    overLimit: decided.filter((row) => row.daysUsed > limitDays).length,
    limitDays,
    decided: decided.length,
  }
}
