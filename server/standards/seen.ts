import type { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { publicStates, type StandardState, stateOn } from '#core/standard-book/state.ts'
import { exampleFamilies } from '#core/standards/catalogue.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Actor } from '../actions/actor.ts'
import { todayInShanghai } from '../clock.ts'
import type { Schema } from '../db/schema.ts'
import type { StandardVersionTable } from '../db/standard-tables.ts'
import type { Service } from '../service.ts'
import { hashedText, standardOfLine, stateOfLine, versionsOf } from '../standard-register/register.ts'

/** 专班 and auditor see every version; others what is or was published. */
export function seesEveryVersion({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'district' || role === 'auditor'
}

/** @param isTried does not matter for who sees it */
export function isSeenBy(line: StandardVersionTable, actor: Pick<Actor, 'role'>, today: CalendarDate): boolean {
  return seesEveryVersion(actor) || publicStates.includes(stateToday(line, false, today))
}

export function stateToday(line: StandardVersionTable, isTried: boolean, today: CalendarDate): StandardState {
  return stateOn(stateOfLine(line), line.until, isTried, today)
}

/** A version of the register, or a model, which has no line. */
export interface SeenStandard {
  readonly line: StandardVersionTable | null
  readonly standard: Standard
  readonly hash: string
}

/** A version of the register. */
export interface SeenVersion extends SeenStandard {
  readonly line: StandardVersionTable
}

/** The version or model of that id, as far as the reader sees it. Throws ProblemError not-found. */
export async function seenStandard(
  db: Kysely<Schema>,
  { district: { code: district }, clock }: Pick<Service, 'district' | 'clock'>,
  actor: Pick<Actor, 'role'>,
  id: string,
): Promise<SeenStandard> {
  const line = (await versionsOf(db, district)).find((each) => each.id === id)
  if (line !== undefined && isSeenBy(line, actor, todayInShanghai(clock))) {
    return { line, standard: await standardOfLine(db, line), hash: line.hash }
  }
  const model = line === undefined ? exampleFamilies.find((family) => family.id === id) : undefined
  if (model === undefined) throw new ProblemError(problem('not-found', { what: `标准 ${id}` }))
  return { line: null, standard: model, hash: hashedText(model).hash }
}

/** A version of the register itself. Throws ProblemError not-found, for a model too. */
export async function seenVersion(
  db: Kysely<Schema>,
  service: Pick<Service, 'district' | 'clock'>,
  actor: Pick<Actor, 'role'>,
  id: string,
): Promise<SeenVersion> {
  const { line, ...seen } = await seenStandard(db, service, actor, id)
  if (line === null) throw new ProblemError(problem('not-found', { what: `标准 ${id}` }))
  return { ...seen, line }
}
