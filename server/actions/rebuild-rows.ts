import { todayInShanghai } from '../clock.ts'
import { rebuild } from '../rows/rebuild.ts'
import type { Service } from '../service.ts'

/** Makes rows, lines, counts and sums anew from the record of changes. */
export async function rebuildRows(service: Service): Promise<void> {
  const today = todayInShanghai(service.clock)
  await service.database.write((db) => rebuild(db, service.district.code, today))
}
