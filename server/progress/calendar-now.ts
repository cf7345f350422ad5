import type { Kysely } from 'kysely'
import type { OnDay } from '#core/progress/step-figures.ts'
import { todayInShanghai } from '../clock.ts'
import type { Schema } from '../db/schema.ts'
import { loadRules } from '../filing/rules.ts'
import type { Service } from '../service.ts'

/** Today, and the district's calendar as its administrators keep it. */
export async function dayAndCalendar(db: Kysely<Schema>, service: Service): Promise<OnDay> {
  const { calendar } = await loadRules(db, service.district.code)
  return { today: todayInShanghai(service.clock), calendar }
}
