import { operator } from './actions/actor.ts'
import { instantText, todayInShanghai } from './clock.ts'
import { rebuildFilings } from './filing/rebuild.ts'
import { rebuild } from './rows/rebuild.ts'
import type { Service } from './service.ts'

/** Makes rows, lines, counts and sums anew from the record of changes, and the lines of filings from their logs. */
export async function rebuildRows(service: Service): Promise<void> {
  const { database, clock, audit } = service
  const today = todayInShanghai(clock)
  const district = service.district.code
  const { username, role } = operator
  await database.write(async (db) => {
    await rebuild(db, district, today)
    await rebuildFilings(db, district)
    const at = instantText(clock.now())
    await audit.append(db, { district, at, username, role, action: 'rebuilt', object: district })
  })
}
