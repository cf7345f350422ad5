import type { WorkCalendar } from '#core/calendar/calendar.ts'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { canonicalJson } from '../canonical-json.ts'
import { todayInShanghai } from '../clock.ts'
import { countedFilings } from '../db/filing-list.ts'
import { ruleVersions } from '../db/filings.ts'
import { readProperty, writeProperty } from '../db/properties.ts'
import type { Service } from '../service.ts'
import { refreshLine } from './append.ts'
import { recompute } from './apply-calendar.ts'
import { movedDeadlines } from './moved.ts'
import { rebuildFilings } from './rebuild.ts'
import { rulesOf } from './rules.ts'

const property = 'shipped-calendar'
const linesProperty = 'filing-lines'
/** Raised whenever `lineOf` makes something else of the same records. */
const linesVersion = '4'

/** Lines that an older program made are made anew from the logs. */
async function adoptLines({ database, district: { code: district } }: Service): Promise<void> {
  if ((await database.read((db) => readProperty(db, district, linesProperty))) === linesVersion) return
  await database.write(async (db) => {
    await rebuildFilings(db, district)
    await writeProperty(db, district, linesProperty, linesVersion)
  })
}

/**
 * A newer product may make lines of filings otherwise, and may come with a calendar that knows more years: deadlines of
 * running filings are then reckoned anew as if an administrator had taken the notice over, and the old ones stay in their
 * logs.
 * @param shipped the calendar of this product
 */
export async function adoptCalendar(service: Service, shipped: WorkCalendar = shippedCalendar): Promise<void> {
  const { database, clock } = service
  const district = service.district.code
  const text = canonicalJson(shipped)
  await adoptLines(service)
  if ((await database.read((db) => readProperty(db, district, property))) === text) return
  await database.write(async (db) => {
    const known = await readProperty(db, district, property)
    if (known === text) return
    await writeProperty(db, district, property, text)
    if (known === null) return
    const versions = await ruleVersions(db, district)
    const before = rulesOf(versions, JSON.parse(known) as WorkCalendar)
    const after = rulesOf(versions, shipped)
    const running = await countedFilings(db, district)
    const moved = movedDeadlines(running, before, after.calendar, todayInShanghai(clock))
    for (const line of moved) await recompute(db, service, line, '程序更新，所附工作日历有变动', after)
    const told = new Set(moved.map(({ filing }) => filing))
    for (const { id } of running) if (!told.has(id)) await refreshLine(db, district, id, after)
  })
}
