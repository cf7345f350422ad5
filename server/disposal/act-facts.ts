import type { DisposalActFacts } from '#core/disposal/guard.ts'
import { milestonesOf } from '#core/disposal/milestone.ts'
import { readableValues } from '#core/form/clean.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { departments } from '#core/vocabulary/department.ts'
import type { DisposalFileTable, DisposalPlanTable, DisposalReviewTable } from '../db/disposal-tables.ts'
import { cellsIn } from './stored.ts'

export function departmentTitle(code: string): string {
  return departments.find((each) => each.code === code)?.name ?? code
}

/** What the guards of acts ask of a plan as it stands. */
export function factsOfPlan(
  line: DisposalPlanTable,
  reviews: readonly DisposalReviewTable[],
  files: readonly DisposalFileTable[],
  note: string,
  today: CalendarDate,
): DisposalActFacts {
  const asked = reviews.filter(({ version }) => version === line.version)
  const values = readableValues(disposalPlanForm, cellsIn(line), { today })
  const named = (some: readonly DisposalReviewTable[]) => some.map(({ department }) => departmentTitle(department))
  return {
    errors: line.errors,
    openConflicts: line.conflicts,
    invited: asked.length,
    awaited: named(asked.filter(({ agrees }) => agrees === null)),
    disagreeing: named(asked.filter(({ agrees }) => agrees === 0)),
    undone: milestonesOf(values).flatMap(({ name, done }) => (done === null && name !== null ? [name] : [])),
    hasDisposedArea: values.disposedArea !== undefined && values.disposedOn !== undefined,
    hasEvidence: values.disposedEvidence !== undefined || files.some(({ purpose }) => purpose === 'completion'),
    note,
  }
}
