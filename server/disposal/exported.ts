import { type PlanFilter, type PlanPlace, planPage } from '../db/disposal-list.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'
import type { Service } from '../service.ts'

const linesAtOnce = 500

/** Every plan of the filter, by parcel. */
export async function exportedPlans({ database }: Service, filter: PlanFilter): Promise<readonly DisposalPlanTable[]> {
  const lines: DisposalPlanTable[] = []
  let after: PlanPlace | null = null
  for (;;) {
    const from: PlanPlace | null = after
    const page: readonly DisposalPlanTable[] = await database.read((db) => planPage(db, filter, from, linesAtOnce))
    for (const line of page) lines.push(line)
    const last = page.at(-1)
    if (last === undefined || page.length < linesAtOnce) break
    after = { place: last.place, number: last.number }
  }
  return lines.toSorted((one, other) => (one.parcel_code < other.parcel_code ? -1 : 1))
}
