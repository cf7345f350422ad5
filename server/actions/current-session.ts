import type { z } from 'zod'
import type { sessionEndpoints } from '#core/api/sessions.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import { todayInShanghai } from '../clock.ts'
import { cyclesWithParcels } from '../db/totals.ts'
import type { Service } from '../service.ts'
import { accountView } from './account-view.ts'
import type { Grant } from './authorise.ts'

export type CurrentSession = z.infer<(typeof sessionEndpoints)['currentSession']['answers'][200]>

/** Who is signed in, where, and which years have data (newest first; last year when none has). */
export async function currentSession(service: Service, grant: Grant): Promise<CurrentSession> {
  const { code, name } = service.district
  const today = todayInShanghai(service.clock)
  const cycles = await service.database.read((db) => cyclesWithParcels(db, code))
  return {
    account: accountView(grant.actor),
    district: { code, name },
    cycles: cycles.length > 0 ? [...cycles] : [String(yearOf(today) - 1)],
    demo: service.demo,
    today,
  }
}
