import { cityNoticeTask } from '#core/filing/documents.ts'
import type { Filing } from '#core/filing/filing.ts'
import { openLines } from '#core/filing/guards-review.ts'
import { reviewerName } from '#core/filing/reviewer.ts'
import type { SummaryFacts } from '#core/filing/summary.ts'

/** What lists read of a filing, in place of its log. */
export function factsOf(filing: Filing, names: Pick<Filing, 'projectName' | 'firmName'>): SummaryFacts {
  const { number, townCode, state, submittedOn, acceptedOn, stoppedOn, corrections, sheets, review } = filing
  const { reportedOn, reportedToCityOn, assessment, declaration, decision, overruns, cityNoticeOn } = filing
  return {
    number,
    ...names,
    townCode,
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

export function isNoticeOpen(facts: SummaryFacts): boolean {
  return cityNoticeTask(facts) === 'open'
}
