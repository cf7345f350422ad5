import type { Grant } from '../actions/authorise.ts'
import type { AuditEntry } from '../audit/log.ts'
import { type ExportHead, exportHead } from '../class-lists/export-head.ts'
import { type PlanFilter, type PlanPlace, planPage } from '../db/disposal-list.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'
import type { Service } from '../service.ts'
import { decisionSentences } from './decision-sentences.ts'

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

export interface DisposalExport {
  readonly object: string
  readonly details: NonNullable<AuditEntry['details']>
  readonly plans: readonly DisposalPlanTable[]
  /** Parcels without a plan that stand in it too: their decisions are told with the others. */
  readonly unplanned?: readonly { readonly cycle: string | null }[]
  /** What else is to be said under the title. */
  readonly lines?: readonly string[]
}

/** Notes the export; its lines say how many plans there are, on what they rest and what was let through with it. */
export async function disposalHead(
  service: Service,
  grant: Grant,
  { object, details, plans, unplanned = [], lines = [] }: DisposalExport,
): Promise<ExportHead> {
  const { database, district } = service
  const sentences = await database.read((db) => decisionSentences(db, district.code, [...plans, ...unplanned]))
  const told = [`共 ${plans.length} 件`, ...lines, ...sentences]
  return exportHead(service, grant, object, { ...details, plans: plans.length }, told)
}
