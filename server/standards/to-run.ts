import type { Kysely } from 'kysely'
import type { Standard } from '#core/scoring/standard.ts'
import type { Actor } from '../actions/actor.ts'
import { todayInShanghai } from '../clock.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { isLineInForce, standardInForce } from '../standard-register/in-force.ts'
import { faultsOf } from './read.ts'
import { textRefused } from './refusal.ts'
import { seenStandard } from './seen.ts'

/** What an evaluation is made by. */
export interface StandardToRun {
  readonly standard: Standard
  /** Of its text. */
  readonly hash: string
  /** Not by the standard in force. */
  readonly isTrial: boolean
}

/**
 * The standard in force today, or the one that is to be tried. Throws ProblemError: no-standard-in-force,
 * standards-overlap; of one that is asked for not-found, and standard-refused for a draft that contradicts itself.
 * @param id the version or model to try, null for the one in force
 */
export async function standardToRun(
  db: Kysely<Schema>,
  service: Pick<Service, 'district' | 'clock'>,
  actor: Pick<Actor, 'role'>,
  id: string | null,
): Promise<StandardToRun> {
  const today = todayInShanghai(service.clock)
  if (id === null) {
    const { line, standard } = await standardInForce(db, service.district.code, today)
    return { standard, hash: line.hash, isTrial: false }
  }
  const { line, standard, hash } = await seenStandard(db, service, actor, id)
  const faults = faultsOf({ standard })
  if (faults.length > 0) throw textRefused(faults)
  return { standard, hash, isTrial: line === null || !isLineInForce(line, today) }
}
