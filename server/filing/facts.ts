import { cityNoticeTask } from '#core/filing/documents.ts'
import type { Filing } from '#core/filing/filing.ts'
import { openLines } from '#core/filing/guards-review.ts'
import { reviewerName } from '#core/filing/reviewer.ts'
import type { SummaryFacts } from '#core/filing/summary.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'

/** What lists read of a filing, in place of its log. */
export function factsOf(filing: Filing, names: Pick<Filing, 'projectName' | 'firmName'>): SummaryFacts {
  const { number, townCode, jurisdiction, state, submittedOn, acceptedOn, stoppedOn, corrections, sheets, review } =
    filing
  const { reportedOn, reportedToCityOn, assessment, declaration, decision, overruns, cityNoticeOn } = filing
  const { withdrawn, milestones, actuals, measures } = filing
  return {
    number,
    ...names,
    townCode,
    jurisdiction,
    state,
    submittedOn,
    acceptedOn,
    stoppedOn,
    corrections: corrections.map((each) => ({ ...each, items: [] })),
    sheets,
    review,
    reportedOn,
    reportedToCityOn,
    assessment: assessment === null ? null : { ...assessment, answers: [] },
    declaration,
    decision,
    overruns,
    cityNoticeOn,
    withdrawn,
    milestones,
    actuals,
    measures,
  }
}

/** Facts as they were stored by us. */
export function parseFacts(text: string): SummaryFacts {
  return JSON.parse(text) as SummaryFacts
}

/** Names of the departments whose opinion is awaited now. */
export function awaitedOf(facts: SummaryFacts): string[] {
  if (facts.state !== 'review') return []
  return openLines(facts).map(({ reviewer }) => reviewerName(reviewer) ?? reviewer)
}

/** How many of those awaited were reminded. */
export function remindedOf(facts: SummaryFacts): number {
  return facts.state === 'review' ? openLines(facts).filter(({ reminders }) => reminders.length > 0).length : 0
}

/** The last reminder that a reviewer has not answered yet; null without one. */
export interface OwnReminder {
  readonly day: CalendarDate
  readonly by: string
  readonly dueDay: CalendarDate
  readonly times: number
}

export function ownReminder(facts: SummaryFacts, reviewer: string | null): OwnReminder | null {
  if (facts.state !== 'review' || reviewer === null) return null
  const line = openLines(facts).find((each) => each.reviewer === reviewer)
  const last = line?.reminders.at(-1)
  if (line === undefined || last === undefined) return null
  return { day: last.day, by: last.by, dueDay: line.dueDay, times: line.reminders.length }
}

export function isNoticeOpen(facts: SummaryFacts): boolean {
  return cityNoticeTask(facts) === 'open'
}
