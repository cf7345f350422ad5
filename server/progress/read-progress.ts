import type { Kysely } from 'kysely'
import type { DepartmentProgress, GroupProgress, Progress, StageProgress } from '#core/api/progress-shapes.ts'
import { type DueDates, dueOf } from '#core/progress/due-dates.ts'
import { type ParcelMark, parcelMarks } from '#core/progress/mark.ts'
import { parcelSteps } from '#core/progress/parcel-step.ts'
import { proposedDates } from '#core/progress/proposed-dates.ts'
import { type DueStage, dueStages } from '#core/progress/stage.ts'
import type { OnDay } from '#core/progress/step-figures.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { groupedBy } from '../collections.ts'
import { lastDueAct, loadDueDates } from '../db/due-dates.ts'
import type { Schema } from '../db/schema.ts'
import { departmentOf } from '../department-data/stored-list.ts'
import type { Service } from '../service.ts'
import { dayAndCalendar } from './calendar-now.ts'
import { type Cell, figuresOf, finishedOn, progressCells } from './cells.ts'
import { departmentProgress } from './departments.ts'
import { dueStateOf } from './due-state.ts'

/** Due dates and how everybody stands to them: a 街镇 sees itself, a department its own lists. */
export function readProgress(service: Service, grant: Grant, cycle: string): Promise<Progress> {
  return service.database.read((db) => progressIn(db, service, grant, cycle))
}

/** The same within a transaction. */
export async function progressIn(db: Kysely<Schema>, service: Service, grant: Grant, cycle: string): Promise<Progress> {
  const { scope } = grant
  const district = service.district.code
  const department = departmentOf(grant)
  const town = scope.kind === 'town' ? scope.town : null
  const onDay = await dayAndCalendar(db, service)
  const dates = await loadDueDates(db, district, cycle)
  const ground = { ...onDay, district, cycle, dates }
  const seesParcels = department === null && (scope.kind === 'district' || scope.kind === 'town')
  const cells = seesParcels ? await progressCells(db, district, cycle, town, dates) : []
  const departments = town === null ? await departmentProgress(db, ground, department) : []
  const groups = (key: 'town' | 'zone') =>
    [...groupedBy(cells, (cell) => cell[key])].map(([code, own]) => groupOf(code, key, own, dates, onDay))
  const stages = dueStages.map((stage) => stageOf(stage, { cells, departments, town, department, dates, onDay }))
  return {
    cycle,
    asOf: instantText(service.clock.now()),
    today: onDay.today,
    stages,
    towns: groups('town'),
    zones: groups('zone'),
    departments: [...departments],
    proposal: proposedDates(cycle, onDay.calendar).filter(({ stage }) => dates[stage].everybody === null),
    version: (await lastDueAct(db, district, cycle))?.number ?? 0,
  }
}

function groupOf(
  code: string,
  key: 'town' | 'zone',
  cells: readonly Cell[],
  dates: DueDates,
  onDay: OnDay,
): GroupProgress {
  const statuses: Partial<Record<ParcelMark, number>> = {}
  for (const cell of cells) {
    for (const mark of parcelMarks) {
      const parcels = cell.statuses.get(mark)
      if (parcels !== undefined) statuses[mark] = (statuses[mark] ?? 0) + parcels
    }
  }
  const step = (name: (typeof parcelSteps)[number]): GroupProgress['steps']['filing'] => {
    const due = key === 'town' ? dueOf(dates[name], { town: code }, onDay.calendar) : null
    return { due: dueStateOf(due, onDay, finishedOn(cells, name)), ...figuresOf(cells, name, dates, onDay) }
  }
  return {
    code,
    name: key === 'town' ? (townName(code) ?? '未填街镇') : code === '' ? '未填规划空间' : code,
    parcels: Object.values(statuses).reduce((sum, parcels) => sum + parcels, 0),
    statuses,
    steps: { filing: step('filing'), 'town-review': step('town-review'), review: step('review') },
  }
}

interface StageGround {
  readonly cells: readonly Cell[]
  readonly departments: readonly DepartmentProgress[]
  /** Of the reader; null for the whole district. */
  readonly town: string | null
  readonly department: string | null
  readonly dates: DueDates
  readonly onDay: OnDay
}

function stageOf(stage: DueStage, ground: StageGround): StageProgress {
  const { cells, departments, town, department, dates, onDay } = ground
  const holder = { town, ...(department === null ? {} : { department }) }
  const due = dueOf(dates[stage], holder, onDay.calendar)
  const step = parcelSteps.find((each) => each === stage)
  if (step !== undefined && department === null) {
    const { done, open, overdue } = figuresOf(cells, step, dates, onDay)
    return { stage, due: dueStateOf(due, onDay, finishedOn(cells, step)), done, total: done + open, overdue }
  }
  if (stage === 'department-list' && town === null) {
    const days = departments.map(({ doneOn }) => doneOn)
    const done = days.filter((day) => day !== null)
    const last =
      done.length < days.length ? null : done.reduce((a: string | null, b) => (a !== null && a > b ? a : b), null)
    const overdue = departments.filter((one) => one.due?.kind === 'overdue').length
    return { stage, due: dueStateOf(due, onDay, last), done: done.length, total: days.length, overdue }
  }
  return { stage, due: dueStateOf(due, onDay), done: null, total: null, overdue: 0 }
}
