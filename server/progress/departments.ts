import type { Kysely } from 'kysely'
import type { DepartmentProgress } from '#core/api/progress-shapes.ts'
import { answeredFields } from '#core/department-data/answered-field.ts'
import { type DueDates, dueOf } from '#core/progress/due-dates.ts'
import type { OnDay } from '#core/progress/step-figures.ts'
import { departments } from '#core/vocabulary/department.ts'
import { declarationsOf } from '../db/department-declarations.ts'
import { listsOfCycle } from '../db/department-lists.ts'
import type { DepartmentDeclarationTable, DepartmentListTable } from '../db/department-tables.ts'
import type { Schema } from '../db/schema.ts'
import { declarablesOf } from '../department-data/declarable.ts'
import { dueStateOf } from './due-state.ts'

interface DepartmentGround extends OnDay {
  readonly district: string
  readonly cycle: string
  readonly dates: DueDates
}

/** How the departments that answer for any field stand with their lists. @param own null for all of them */
export async function departmentProgress(
  db: Kysely<Schema>,
  ground: DepartmentGround,
  own: string | null,
): Promise<readonly DepartmentProgress[]> {
  const { district, cycle } = ground
  const lists = await listsOfCycle(db, district, cycle, own)
  const declarations = await declarationsOf(db, district, cycle, own)
  return departments
    .filter(({ code }) => own === null || code === own)
    .flatMap(({ code, name }) => {
      const fields = answeredFields(code).length
      if (fields === 0) return []
      const mine = lists.filter(({ department }) => department === code)
      const said = declarations.filter(({ department, revoked_at }) => department === code && revoked_at === null)
      return [{ code, name, fields, ...standingOf(code, mine, said, ground) }]
    })
}

function standingOf(
  code: string,
  lists: readonly DepartmentListTable[],
  declarations: readonly DepartmentDeclarationTable[],
  { dates, ...onDay }: DepartmentGround,
): Omit<DepartmentProgress, 'code' | 'name' | 'fields'> {
  const declarables = declarablesOf(code)
  const declared = declarables.flatMap(({ form, field }) => {
    const found = declarations.find((one) => one.form === form && one.field === field)
    return found === undefined ? [] : [found.at.slice(0, 10)]
  })
  const applied = lists.flatMap(({ state, applied_at }) => (state === 'applied' && applied_at ? [applied_at] : []))
  const isDeclared = declarables.length > 0 && declared.length === declarables.length
  const days = [
    ...(applied.length === 0 ? [] : [applied.map((at) => at.slice(0, 10)).reduce((a, b) => (a < b ? a : b))]),
    ...(isDeclared ? [declared.reduce((a, b) => (a > b ? a : b))] : []),
  ]
  const doneOn = days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b))
  const due = dueOf(dates['department-list'], { department: code }, onDay.calendar)
  return {
    declarable: declarables.length,
    declared: declared.length,
    uploads: lists.length,
    applied: applied.length,
    state: isDeclared ? 'declared' : applied.length > 0 ? 'delivered' : lists.length > 0 ? 'uploaded' : 'none',
    doneOn,
    due: dueStateOf(due, onDay, doneOn),
  }
}
