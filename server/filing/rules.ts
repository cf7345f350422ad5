import type { Kysely } from 'kysely'
import type { WorkCalendar } from '#core/calendar/calendar.ts'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import type { Checklist } from '#core/filing/checklist.ts'
import { exampleChecklist } from '#core/filing/checklist-example.ts'
import { type ClockRule, defaultClockRule } from '#core/filing/clock-rule.ts'
import { type PolicyDocument, shippedPolicies } from '#core/vocabulary/policy.ts'
import type { FilingRuleTable } from '../db/filing-tables.ts'
import { ruleVersions } from '../db/filings.ts'
import type { Schema } from '../db/schema.ts'
import { type SetAsideYear, storedCalendar } from './stored-calendar.ts'

export type RuleKind = 'calendar' | 'clock' | 'checklist' | 'policy'

/** Everything filings are run by: what is in force now, and what was when an earlier one was accepted. */
export interface FilingRules {
  readonly calendar: WorkCalendar
  /** Years of the district that the calendar does not hold, because they contradict the shipped ones. */
  readonly setAside: readonly SetAsideYear[]
  readonly checklist: Checklist
  /** Every version of a checklist that was ever in force, the shipped one first. */
  readonly checklists: readonly Checklist[]
  /** The documents as they were entered, the oldest version of each first; shipped ones come before all others. */
  readonly policies: readonly PolicyVersions[]
  /** The clock rule in force now; filings accepted from now on are counted by it. */
  readonly clock: ClockVersion
  /** The version that was in force when an event of that number was written. */
  clockAt(seq: number): ClockVersion
  /** The version of that number; 0 is the one shipped. */
  clockNamed(version: number): ClockVersion
}

export interface ClockVersion {
  /** Number among events and rules; 0 for the one shipped. */
  readonly version: number
  readonly rule: ClockRule
}

/** A document of the register with what it was before. */
export interface PolicyVersions {
  readonly number: string
  readonly isShipped: boolean
  /** The last is in force. */
  readonly versions: readonly PolicyVersion[]
}

export interface PolicyVersion {
  /** Number among events and rules; 0 for the one shipped. */
  readonly version: number
  readonly document: PolicyDocument
  readonly reason: string
  readonly by: string
  readonly at: string
}

const shippedClock: ClockVersion = { version: 0, rule: defaultClockRule }

export async function loadRules(db: Kysely<Schema>, district: string): Promise<FilingRules> {
  return rulesOf(await ruleVersions(db, district))
}

/** @param shipped the calendar a product came with, on which the years a district took over rest */
export function rulesOf(versions: readonly FilingRuleTable[], shipped: WorkCalendar = shippedCalendar): FilingRules {
  const of = (kind: RuleKind): readonly FilingRuleTable[] => versions.filter((version) => version.kind === kind)
  const clocks = [shippedClock, ...of('clock').map(clockOf)]
  const checklists = [exampleChecklist, ...of('checklist').map(({ content }) => JSON.parse(content) as Checklist)]
  const { calendar, setAside } = storedCalendar(of('calendar'), shipped)
  return {
    calendar,
    setAside,
    checklist: checklists.at(-1) ?? exampleChecklist,
    checklists,
    policies: policiesOf(of('policy')),
    clock: clocks.at(-1) ?? shippedClock,
    clockAt: (seq) => clocks.findLast(({ version }) => version < seq) ?? shippedClock,
    clockNamed: (version) => clocks.find((clock) => clock.version === version) ?? shippedClock,
  }
}

function clockOf({ seq, content }: FilingRuleTable): ClockVersion {
  return { version: seq, rule: JSON.parse(content) as ClockRule }
}

function policiesOf(versions: readonly FilingRuleTable[]): readonly PolicyVersions[] {
  const found = new Map<string, PolicyVersion[]>(
    shippedPolicies.map((document) => [document.number, [{ version: 0, document, reason: '', by: '', at: '' }]]),
  )
  for (const { name, seq, content, reason, by_name: by, at } of versions) {
    const entry = { version: seq, document: JSON.parse(content) as PolicyDocument, reason, by, at }
    found.set(name, [...(found.get(name) ?? []), entry])
  }
  const shipped = new Set(shippedPolicies.map(({ number }) => number))
  return [...found].map(([number, each]) => ({ number, isShipped: shipped.has(number), versions: each }))
}
