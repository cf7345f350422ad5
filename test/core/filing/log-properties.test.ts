import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { daysUsed } from '#core/filing/clock.ts'
import { defaultClockRule } from '#core/filing/clock-rule.ts'
import { missingDocuments, requiredDocuments, routeOf } from '#core/filing/documents.ts'
import { type FilingEvent, filingEventKinds } from '#core/filing/event.ts'
import type { Filing } from '#core/filing/filing.ts'
import { applyEvent, foldFiling } from '#core/filing/fold.ts'
import { openLines } from '#core/filing/guards-review.ts'
import { refusal } from '#core/filing/refusal.ts'
import { landTypes, routeIds } from '#core/filing/route.ts'
import { routeOfLandType, routes } from '#core/filing/routes.ts'
import { worksTerms } from '#core/filing/works.ts'
import { dayNumber, fromDayNumber } from '#core/vocabulary/calendar-date.ts'
import { act, assessed, checklistAnswers, context, declaration, town } from './acts.ts'

/** The documents a person might bring: all, some or none that the act wants. */
const bundles = [
  undefined,
  [],
  ['boundary', 'title', 'contract', 'commitment'],
  ['review-table', 'evaluation-opinion', 'detailed-plan', 'plan-confirmation', 'plan-activation'],
] as const

const attempt = fc.record({
  kind: fc.constantFrom(...filingEventKinds.filter((kind) => kind !== 'create')),
  wait: fc.nat(6),
  bundle: fc.constantFrom(...bundles),
  landType: fc.constantFrom(...landTypes),
  works: fc.constantFrom(...worksTerms),
  route: fc.constantFrom(...routeIds),
  negative: fc.boolean(),
  reviewer: fc.constantFrom('planning', town),
  version: fc.integer({ min: 1, max: 3 }),
  party: fc.constantFrom('applicant', 'industry'),
})
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never

/** The act as this filing would see it: mostly what helps it on, now and then what does not. */
function eventOf(filing: Filing, given: Attempt): FilingEvent {
  const { kind, wait, bundle, landType, works, route, negative, reviewer } = given
  const day = fromDayNumber(dayNumber(filing.lastDay) + wait)
  const revision = (filing.declaration?.revision ?? 0) + 1
  const sheet = kind === 'confirm-sheet' ? filing.sheets.length : filing.sheets.length + 1
  const own = filing.declaration === null ? route : routeOfLandType(filing.declaration.facts.landType).id
  const changed = {
    submit: { declaration: declaration(revision, { landType, works }) },
    resubmit: { declaration: declaration(revision, { landType, works }) },
    assess: assessed(negative ? route : own, { answers: checklistAnswers(negative && wait > 4 ? 'land-gain' : null) }),
    'issue-sheet': { version: sheet },
    'reissue-sheet': { version: sheet },
    'confirm-sheet': { version: sheet, party: given.party, as: 'industry' as const },
    'give-opinion': { reviewer, as: 'industry' as const },
    overrule: { reviewer },
    'reach-milestone': { on: day },
  }
  const details = kind in changed ? changed[kind as keyof typeof changed] : {}
  return act(kind, { day, ...(bundle === undefined ? {} : { documents: bundle }), ...details })
}

/** The usual course, so that random acts start from anywhere on it. */
const usual = [
  'submit',
  'accept',
  'assess',
  'issue-sheet',
  'confirm-sheet',
  'confirm-sheet',
  'open-review',
  'give-opinion',
  'overrule',
  'report',
  'recognise',
] as const

interface Walk {
  readonly filing: Filing
  readonly log: readonly FilingEvent[]
}

/** Random acts in front of, between and after the usual ones; only what is not refused is written. */
function walk(
  steps: number,
  attempts: readonly Attempt[],
  check: (before: Filing, event: FilingEvent, after: Filing) => void,
): Walk {
  const start = act('create', { day: '2026-01-05' })
  let filing = foldFiling([start])
  const log: FilingEvent[] = [start]
  const write = (event: FilingEvent) => {
    if (refusal(filing, event, context) !== null) return
    const after = applyEvent(filing, event)
    check(filing, event, after)
    filing = after
    log.push(event)
  }
  usual.slice(0, steps).forEach((kind, index) => {
    const disturbance = attempts[index]
    if (disturbance !== undefined && disturbance.wait === 0) write(eventOf(filing, disturbance))
    const party = index === 5 ? { party: 'industry' as const, as: 'industry' as const } : {}
    const version = filing.sheets.length + (kind === 'issue-sheet' ? 1 : 0)
    const sheet = kind.endsWith('-sheet') ? { version } : {}
    write(act(kind, { day: filing.lastDay, ...sheet, ...party, ...(kind === 'overrule' ? { reviewer: town } : {}) }))
  })
  for (const each of attempts) write(eventOf(filing, each))
  return { filing, log }
}

const walks = fc.tuple(fc.integer({ min: 0, max: usual.length }), fc.array(attempt, { maxLength: 40 }))
const ignore = () => undefined

it('同一份记录总是得出同一个项目', () => {
  fc.assert(
    fc.property(walks, ([steps, attempts]) => {
      const { filing, log } = walk(steps, attempts, ignore)
      expect(foldFiling(log)).toEqual(filing)
      expect(foldFiling(structuredClone(log))).toEqual(filing)
      expect(filing.version).toBe(log.length)
    }),
  )
})

it('每条记录都在：状态的经过、材料只增不减', () => {
  fc.assert(
    fc.property(walks, ([steps, attempts]) => {
      walk(steps, attempts, (before, event, after) => {
        expect(after.documents.slice(0, before.documents.length)).toEqual(before.documents)
        expect(after.documents.length).toBe(before.documents.length + event.documents.length)
        expect(after.trail.slice(0, before.trail.length)).toEqual(before.trail)
        expect(after.sheets.length).toBeGreaterThanOrEqual(before.sheets.length)
        expect(after.trail.at(-1)?.state).toBe(after.state)
      })
    }),
  )
})

it('没有缺材料的已认定项目', () => {
  let decided = 0
  fc.assert(
    fc.property(walks, ([steps, attempts]) => {
      walk(steps, attempts, (before, _event, after) => {
        if (before.decision !== null || after.decision === null) return
        if (!after.trail.some(({ state }) => state === 'recognised' || state === 'city-recognised')) return
        decided += 1
        const route = routeOf(after)
        if (route === null || after.declaration === null) throw new Error('decided without a route')
        expect(missingDocuments(requiredDocuments(route, after.declaration.facts, 'report'), after)).toEqual([])
        const paper = route.decider === 'city' ? 'city-decision' : 'decision'
        expect(missingDocuments(['review-table', 'information-sheet', paper], after)).toEqual([])
        expect(after.decision.by).toBe(routes[route.id].decider)
        expect(openLines(after)).toEqual([])
        expect(after.sheets.at(-1)?.stamps.applicant).not.toBeNull()
        expect(after.sheets.at(-1)?.stamps.industry).not.toBeNull()
      })
    }),
    { numRuns: 200 },
  )
  expect(decided).toBeGreaterThan(5)
})

it('补正期间和认定之后，时钟不走', () => {
  let paused = 0
  fc.assert(
    fc.property(walks, fc.integer({ min: 1, max: 60 }), ([steps, attempts], days) => {
      const { filing } = walk(steps, attempts, ignore)
      const isStill = filing.state === 'returned' || filing.stoppedOn !== null || filing.acceptedOn === null
      if (!isStill) return
      paused += 1
      const afterwards = fromDayNumber(dayNumber(filing.lastDay) + days)
      const used = (day: string) => daysUsed(filing, day, shippedCalendar, defaultClockRule).days
      expect(used(afterwards)).toBe(used(filing.lastDay))
    }),
    { numRuns: 200 },
  )
  expect(paused).toBeGreaterThan(20)
})
