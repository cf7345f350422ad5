import { workdaysBetween } from '../calendar/workdays.ts'
import { deciders } from '../filing-route/route.ts'
import { daysUsed, earlier, pausesOf } from './clock.ts'
import { cityNoticeTask } from './documents.ts'
import { mechanismDays } from './mechanism-days.ts'
import { type CountedFiling, inYear, type MechanismPeriod } from './mechanism-period.ts'
import { mechanismReview } from './mechanism-review.ts'
import type { MechanismFigures } from './mechanism-schema.ts'
import { mechanismTracking } from './mechanism-tracking.ts'
import { filingStateNames, runningStates } from './state.ts'

/** The figures of 后评估 of the mechanism for a year: what happened in it, and what is open on the day they are computed. */
export function mechanismOf(filings: readonly CountedFiling[], period: MechanismPeriod): MechanismFigures {
  const { year, asOf } = period
  const isInYear = inYear(year)
  const facts = filings.map((each) => each.facts)
  const decided = filings.filter((each) => isInYear(each.facts.decision?.day))
  const notices = facts.filter(({ decision }) => isInYear(decision?.day)).map(cityNoticeTask)
  return {
    year,
    asOf,
    received: facts.filter(({ submittedOn }) => isInYear(submittedOn)).length,
    accepted: facts.filter(({ acceptedOn }) => isInYear(acceptedOn)).length,
    withdrawn: facts.filter(({ withdrawn }) => isInYear(withdrawn?.day)).length,
    decisions: deciders.map((decider) => {
      const own = decided.flatMap(({ facts: { decision } }) => (decision?.by === decider ? [decision.outcome] : []))
      const recognised = own.filter((outcome) => outcome === 'recognised' || outcome === 'city-recognised').length
      return { decider, recognised, rejected: own.length - recognised }
    }),
    days: mechanismDays(decided, period),
    overdue: filings.flatMap((filing) => overdueLine(filing, period)),
    corrections: corrections(filings, period),
    review: mechanismReview(facts, year, asOf),
    tracking: mechanismTracking(facts, year),
    measures: facts.flatMap(({ number, projectName, measures }) =>
      measures.flatMap(({ day, measure, cause, reason }) =>
        isInYear(day) ? [{ number, projectName, day, measure, cause, reason }] : [],
      ),
    ),
    cityNotices: {
      done: notices.filter((task) => task === 'done').length,
      open: notices.filter((task) => task === 'open').length,
    },
  }
}

/** Decided late in the year, or late and undecided on the day when the year is the present one. */
function overdueLine({ facts, rule }: CountedFiling, { year, asOf, calendar }: MechanismPeriod) {
  const { number, projectName, decision, acceptedOn, stoppedOn, overruns } = facts
  const isOpen = acceptedOn !== null && stoppedOn === null && inYear(year)(asOf)
  if (!inYear(year)(decision?.day) && !isOpen) return []
  const { days } = daysUsed(facts, asOf, calendar, rule)
  const overdueBy = days - rule.limitDays
  if (overdueBy <= 0) return []
  const reason = overruns.at(-1)?.reason ?? null
  return [{ number, projectName, daysUsed: days, overdueBy, isDecided: decision !== null, reason }]
}

function corrections(filings: readonly CountedFiling[], { year, asOf, calendar }: MechanismPeriod) {
  const isInYear = inYear(year)
  const asked = filings.map(({ facts }) => facts.corrections.filter(({ from }) => isInYear(from)))
  const paused = filings.flatMap(({ facts }, index) =>
    pausesOf({ ...facts, corrections: asked[index] ?? [] }, earlier(asOf, facts.stoppedOn)).map(
      ({ from, to }) => workdaysBetween(from, to, calendar).days,
    ),
  )
  const all = asked.flat()
  return {
    filings: asked.filter((each) => each.length > 0).length,
    times: all.length,
    pausedDays: paused.reduce((sum, days) => sum + days, 0),
    byStage: runningStates.flatMap((state) => {
      const times = all.filter(({ stage }) => stage === state).length
      return times === 0 ? [] : [{ stage: filingStateNames[state], times }]
    }),
  }
}
