import { judgePlan } from '#core/disposal/checks/run.ts'
import { milestonesOf, nextDue } from '#core/disposal/milestone.ts'
import { closedDisposalStates, type DisposalState, disposalStateNamed } from '#core/disposal/state.ts'
import type { Cells } from '#core/form/form.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'

export function cellsIn({ cells }: Pick<DisposalPlanTable, 'cells'>): Cells {
  return JSON.parse(cells) as Cells
}

export function stateOfPlan({ state }: Pick<DisposalPlanTable, 'state'>): DisposalState {
  const known = disposalStateNamed(state)
  if (known === null) throw new Error(`unreadable state ${state} of a disposal plan`)
  return known
}

type Derived = Pick<
  DisposalPlanTable,
  | 'cells'
  | 'path'
  | 'plan_year'
  | 'disposal_area'
  | 'disposed_area'
  | 'disposed_on'
  | 'next_due'
  | 'dues'
  | 'place'
  | 'errors'
  | 'warnings'
  | 'is_open'
>

/** Columns that follow from what the form says and how far the plan has come. */
export function derivedColumns(cells: Cells, state: DisposalState, today: CalendarDate): Derived {
  const { values, findings } = judgePlan(cells, { today })
  const milestones = milestonesOf(values)
  const dues = milestones.flatMap(({ due, done }) => (due !== null && done === null ? [due] : []))
  const next = nextDue(milestones)
  const isOpen = !closedDisposalStates.includes(state)
  return {
    cells: JSON.stringify(cells),
    path: values.path ?? null,
    plan_year: values.planYear ?? null,
    disposal_area: values.disposalArea ?? null,
    disposed_area: values.disposedArea ?? null,
    disposed_on: values.disposedOn ?? null,
    next_due: next,
    dues: JSON.stringify(dues),
    place: isOpen ? `0 ${next ?? '9999'}` : '1',
    errors: findings.filter(({ level }) => level === 'error').length,
    warnings: findings.filter(({ level }) => level === 'warning').length,
    is_open: isOpen ? 1 : 0,
  }
}
