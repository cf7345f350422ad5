import type { DisposalSummary } from '#core/api/disposal-shapes.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { disposalPathNamed } from '#core/vocabulary/disposal-path.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'
import { classOf } from './parcel-facts.ts'
import { stateOfPlan } from './stored.ts'

export function summaryOf(line: DisposalPlanTable, today: CalendarDate): DisposalSummary {
  return {
    id: line.id,
    number: line.number,
    cycle: line.cycle,
    parcelCode: line.parcel_code,
    parcelName: line.parcel_name,
    townCode: line.town_code,
    landClass: landClasses.find((one) => one === line.land_class) ?? null,
    landArea: line.land_area,
    ownerName: line.owner_name,
    ownerIsSoe: line.soe,
    decidedClass: classOf(line.decided_class),
    state: stateOfPlan(line),
    version: line.version,
    revision: line.revision,
    path: disposalPathNamed(line.path),
    planYear: line.plan_year,
    disposalArea: line.disposal_area,
    disposedArea: line.disposed_area,
    disposedOn: line.disposed_on,
    nextDue: line.next_due,
    isOverdue: line.is_open === 1 && line.next_due !== null && line.next_due < today,
    errors: line.errors,
    warnings: line.warnings,
    conflicts: line.conflicts,
    awaited: line.awaited,
    invited: line.invited,
    changedAt: line.changed_at,
    changedBy: line.changed_by,
  }
}
