import type { Kysely } from 'kysely'
import { type StageAct, stageActs } from '#core/cycle-stage/act.ts'
import { blockers, obstaclesTo } from '#core/cycle-stage/obstacle.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { todayInShanghai } from '../clock.ts'
import { stageEvents } from '../db/cycle-stages.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { stageFacts } from './facts.ts'

/** Throws ProblemError stage-not-ready when something stands in the way of the act as the year is now. */
export async function requireReady(
  db: Kysely<Schema>,
  { district: { code }, clock }: Pick<Service, 'district' | 'clock'>,
  cycle: string,
  act: StageAct,
): Promise<void> {
  const facts = await stageFacts(db, code, cycle, todayInShanghai(clock))
  const reasons = blockers(obstaclesTo(act, facts)).map(({ text }) => text)
  if (reasons.length > 0) throw new ProblemError(problem('stage-not-ready', { act: stageActs[act].name, reasons }))
}

/** Throws ProblemError stage-changed when somebody has acted since the page was read. */
export async function requireLast(db: Kysely<Schema>, district: string, cycle: string, last: number): Promise<void> {
  const latest = (await stageEvents(db, district, cycle)).at(-1)
  if ((latest?.number ?? 0) === last) return
  throw new ProblemError(problem('stage-changed', { by: latest?.by_name ?? '', at: latest?.at ?? '' }))
}
