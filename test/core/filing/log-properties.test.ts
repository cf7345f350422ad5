import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { daysUsed } from '#core/filing/clock.ts'
import { defaultClockRule } from '#core/filing/clock-rule.ts'
import { missingDocuments, requiredDocuments, routeOf, routeUnder } from '#core/filing/documents.ts'
import { type FilingEvent, filingEventKinds } from '#core/filing/event.ts'
import type { Filing } from '#core/filing/filing.ts'
import { applyEvent, foldFiling } from '#core/filing/fold.ts'
import { openLines } from '#core/filing/guards-review.ts'
import { refusal } from '#core/filing/refusal.ts'
import type { DocumentKind } from '#core/filing-route/document-kind.ts'
import { type LandType, landTypes, routeIds } from '#core/filing-route/route.ts'
import { routeOfLandType, routes } from '#core/filing-route/routes.ts'
import { worksTerms } from '#core/filing-route/works.ts'
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
  const own =
    filing.declaration === null ? route : routeUnder({ ...filing, assessment: null }, filing.declaration.facts).id
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

/** The usual course on any land, so that random acts start from anywhere on it. */
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
  'report-to-city',
  'city-recognise',
] as const

interface Course {
  /** How many of the usual acts are tried before the random ones. */
  readonly steps: number
  readonly landType: LandType
  /** Placed under 临港新片区 while it is a draft. */
  readonly isLingang: boolean
  /** What 区产业部门 puts into the file before the report, beside 一览表. */
  readonly added: readonly DocumentKind[]
  readonly attempts: readonly Attempt[]
}

interface Walk {
  readonly filing: Filing
  readonly log: readonly FilingEvent[]
}

/** One act of the usual course, as it would be done on this land. */
function usualEvent(kind: (typeof usual)[number], isSecond: boolean, filing: Filing, course: Course): FilingEvent {
  const { landType, added, isLingang } = course
  const changed = {
    submit: { declaration: declaration(1, { landType }), documents: ['boundary', 'title', 'contract', 'commitment'] },
    assess: assessed(isLingang ? 'lingang' : routeOfLandType(landType).id),
    recognise: { documents: isLingang ? ['lingang-decision'] : ['decision'] },
    'issue-sheet': { version: filing.sheets.length + 1 },
    'confirm-sheet': { version: filing.sheets.length, as: 'industry', party: isSecond ? 'industry' : 'applicant' },
    report: { documents: ['review-table', ...added] },
    'report-to-city': { documents: added },
    overrule: { reviewer: town },
  } as const
  const details = kind in changed ? changed[kind as keyof typeof changed] : {}
  return act(kind, { day: filing.lastDay, ...details })
}

/** The usual acts with random ones between and after them; only what is not refused is written. */
function walk(course: Course, check: (before: Filing, event: FilingEvent, after: Filing) => void): Walk {
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
  if (course.isLingang) write(act('set-jurisdiction', { day: '2026-01-05' }))
  usual.slice(0, course.steps).forEach((kind, index) => {
    const disturbance = course.attempts[index]
    if (disturbance !== undefined && disturbance.wait === 0) write(eventOf(filing, disturbance))
    write(usualEvent(kind, usual[index - 1] === kind, filing, course))
  })
  for (const each of course.attempts) write(eventOf(filing, each))
  return { filing, log }
}

const courses: fc.Arbitrary<Course> = fc.record({
  steps: fc.oneof(fc.constant(usual.length), fc.integer({ min: 0, max: usual.length })),
  landType: fc.constantFrom(...landTypes),
  isLingang: fc.constantFrom(false, false, true),
  added: fc.subarray(['evaluation-opinion', 'detailed-plan', 'plan-confirmation', 'plan-activation'] as const),
  attempts: fc.array(attempt, { maxLength: 40 }),
})
const ignore = () => undefined

it('同一份记录总是得出同一个项目', () => {
  fc.assert(
    fc.property(courses, (course) => {
      const { filing, log } = walk(course, ignore)
      expect(foldFiling(log)).toEqual(filing)
      expect(foldFiling(structuredClone(log))).toEqual(filing)
      expect(filing.version).toBe(log.length)
    }),
  )
})

it('每条记录都在：状态的经过、材料只增不减', () => {
  fc.assert(
    fc.property(courses, (course) => {
      walk(course, (before, event, after) => {
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
  const decided = { district: 0, city: 0, lingang: 0 }
  fc.assert(
    fc.property(courses, (course) => {
      walk(course, (before, _event, after) => {
        if (before.decision !== null || after.decision === null) return
        if (!after.trail.some(({ state }) => state === 'recognised' || state === 'city-recognised')) return
        const route = routeOf(after)
        if (route === null || after.declaration === null) throw new Error('decided without a route')
        decided[route.decider] += 1
        expect(route.jurisdiction).toBe(after.jurisdiction)
        expect(missingDocuments(requiredDocuments(route, after.declaration.facts, 'report'), after)).toEqual([])
        const papers = { city: 'city-decision', district: 'decision', lingang: 'lingang-decision' } as const
        const paper = papers[route.decider]
        expect(missingDocuments(['review-table', 'information-sheet', paper], after)).toEqual([])
        expect(after.decision.by).toBe(routes[route.id].decider)
        expect(openLines(after)).toEqual([])
        expect(after.sheets.at(-1)?.stamps.applicant).not.toBeNull()
        expect(after.sheets.at(-1)?.stamps.industry).not.toBeNull()
      })
    }),
    { numRuns: 1200 },
  )
  for (const count of Object.values(decided)) expect(count).toBeGreaterThan(3)
})

it('补正期间和认定之后，时钟不走', () => {
  let paused = 0
  fc.assert(
    fc.property(courses, fc.integer({ min: 1, max: 60 }), (course, days) => {
      const { filing } = walk(course, ignore)
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
