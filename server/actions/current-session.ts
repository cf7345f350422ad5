import type { z } from 'zod'
import type { sessionEndpoints } from '#core/api/sessions.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import { todayInShanghai } from '../clock.ts'
import { cyclesWithParcels } from '../db/totals.ts'
import type { Service } from '../service.ts'
import { accountView } from './account-view.ts'
import type { Grant } from './authorise.ts'
import { factorInUse } from './second-factor.ts'

export type CurrentSession = z.infer<(typeof sessionEndpoints)['currentSession']['answers'][200]>

/** Who is signed in, where, and which years have data (newest first; last year when none has). */
export async function currentSession(service: Service, grant: Grant): Promise<CurrentSession> {
  const { code, name } = service.district
  const { actor } = grant
  const { unfinished, username } = actor
  const today = todayInShanghai(service.clock)
  const [cycles, secondFactor] = await service.database.read(async (db) => {
    const factor = await factorInUse(db, code, username)
    return [unfinished === undefined ? await cyclesWithParcels(db, code) : [], factor !== null] as const
  })
  return {
    account: accountView(actor),
    step: unfinished ?? 'done',
    secondFactor,
    district: { code, name },
    cycles: cycles.length > 0 ? [...cycles] : [String(yearOf(today) - 1)],
    demo: service.demo,
    today,
  }
}
