import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import { dueOf, type StageDates } from '#core/progress/due-dates.ts'
import { type ParcelProgress, type Standing, stepAndStanding } from '#core/progress/parcel-progress.ts'
import type { ParcelStep } from '#core/progress/parcel-step.ts'
import { type DueDay, dueDay } from '#core/progress/timeliness.ts'
import { groupedBy } from '../collections.ts'
import { loadDueDates } from '../db/due-dates.ts'
import type { LineCondition } from '../db/parcel-list.ts'
import type { Schema } from '../db/schema.ts'
import { loadRules } from '../filing/rules.ts'
import { columnOfStep } from '../rows/step-days.ts'

type Line = ExpressionBuilder<Schema, 'parcel'>

/** Parcels with one last day: of some 街镇 or of all others, and of those extended by name to a day or of none. */
interface DueGroup {
  readonly towns: readonly string[]
  readonly isAllOthers: boolean
  /** Day they were extended to by name; null for those that were not. */
  readonly own: string | null
  readonly last: string
}

/** The lines of parcels that stand so to a step on that day; null asks nothing. */
export async function progressCondition(
  db: Kysely<Schema>,
  { district, cycle, today }: { readonly district: string; readonly cycle: string; readonly today: string },
  asked: ParcelProgress | undefined,
): Promise<LineCondition | null> {
  if (asked === undefined) return null
  const parts = stepAndStanding(asked)
  if (asked === 'begun')
    return (line) => line.or([line('parcel.status', '!=', 'draft'), line('parcel.started', '=', 1)])
  if (parts === null) {
    const started = asked === 'started' ? 1 : 0
    return (line) => line.and([line('parcel.status', '=', 'draft'), line('parcel.started', '=', started)])
  }
  const [step, standing] = parts
  const column = `parcel.${columnOfStep[step]}` as const
  if (standing === 'done') return (line) => line(column, 'is not', null)
  if (standing === 'open') return (line) => line(column, 'is', null)
  const { calendar } = await loadRules(db, district)
  const groups = dueGroups((await loadDueDates(db, district, cycle))[step], (set) => dueDay(set, calendar), calendar)
  return (line) => {
    const place = { district, cycle, step }
    const within = groups.flatMap((group) => {
      const timed = timedCondition(line, column, standing, group.last, today)
      return timed === null ? [] : [line.and([groupCondition(line, place, group), timed])]
    })
    return within.length === 0 ? sql<SqlBool>`1 = 0` : line.or(within)
  }
}

function dueGroups(
  dates: StageDates,
  dayOf: (set: string) => DueDay,
  calendar: Parameters<typeof dueOf>[2],
): readonly DueGroup[] {
  const { extended } = dates
  const towns = [...extended.town.keys()].sort()
  const byDay = groupedBy(towns, (town) => dueOf(dates, { town }, calendar)?.last ?? '')
  const everybody = dueOf(dates, {}, calendar)
  if (everybody === null) return []
  const general = [
    ...[...byDay].map(([last, own]) => ({ towns: own, isAllOthers: false, last })),
    { towns, isAllOthers: true, last: everybody.last },
  ]
  const days = [...new Set(extended.parcel.values())].sort()
  return general.flatMap(({ last, ...place }) => [
    { ...place, own: null, last },
    ...days.map((own) => ({ ...place, own, last: dayOf(own).last > last ? dayOf(own).last : last })),
  ])
}

function timedCondition(
  line: Line,
  column: 'parcel.filed_on' | 'parcel.town_reviewed_on' | 'parcel.reviewed_on',
  standing: Exclude<Standing, 'done' | 'open'>,
  last: string,
  today: string,
): Expression<SqlBool> | null {
  if (standing === 'on-time') return line(column, '<=', last)
  if (standing === 'late') return line(column, '>', last)
  return last < today ? line(column, 'is', null) : null
}

function groupCondition(
  line: Line,
  { district, cycle, step }: { readonly district: string; readonly cycle: string; readonly step: ParcelStep },
  { towns, isAllOthers, own }: DueGroup,
): Expression<SqlBool> {
  const named = line
    .selectFrom('due_date')
    .select('target')
    .where('due_date.district', '=', district)
    .where('due_date.cycle', '=', cycle)
    .where('due_date.stage', '=', step)
    .where('due_date.target_kind', '=', 'parcel')
    .$if(own !== null, (query) => query.where('due_date.due', '=', own ?? ''))
  const conditions: Expression<SqlBool>[] = [line('parcel.parcel_code', own === null ? 'not in' : 'in', named)]
  if (!isAllOthers) conditions.push(line('parcel.town_code', 'in', [...towns]))
  else if (towns.length > 0) {
    conditions.push(line.or([line('parcel.town_code', 'is', null), line('parcel.town_code', 'not in', [...towns])]))
  }
  return line.and(conditions)
}
