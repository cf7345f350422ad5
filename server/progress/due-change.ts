import type { Kysely } from 'kysely'
import type { DueChange, DueChangeLine } from '#core/api/progress-shapes.ts'
import { nthWorkdayAfter } from '#core/calendar/workdays.ts'
import { answeredFields } from '#core/department-data/answered-field.ts'
import { type DueDates, type DueHolder, dueOf } from '#core/progress/due-dates.ts'
import { parcelSteps } from '#core/progress/parcel-step.ts'
import { type DueTargetKind, dueStageNames, dueStages, dueTargetNames, extendable } from '#core/progress/stage.ts'
import type { OnDay } from '#core/progress/step-figures.ts'
import { dueDay, dueDayText } from '#core/progress/timeliness.ts'
import { departments } from '#core/vocabulary/department.ts'
import { townName } from '#core/vocabulary/district.ts'
import { distinct } from '../collections.ts'
import { parcelLines } from '../db/parcels.ts'
import { progressCounts } from '../db/progress-counts.ts'
import type { ParcelTable, Schema } from '../db/schema.ts'
import { columnOfStep } from '../rows/step-days.ts'

export interface DueGround extends OnDay {
  readonly district: string
  readonly dates: DueDates
}

/** What a change would do, one line for everybody or for each target; a line with a refusal stays as it is. */
export async function dueChangeLines(
  db: Kysely<Schema>,
  ground: DueGround,
  change: DueChange,
): Promise<readonly DueChangeLine[]> {
  return change.kind === 'set' ? setLines(db, ground, change) : extendedLines(db, ground, change)
}

type Stage = DueChangeLine['stage']

/** Parcels whose step is still open, by 街镇; null for a stage that counts none. */
async function openByTown(
  db: Kysely<Schema>,
  { district }: DueGround,
  cycle: string,
  stage: Stage,
): Promise<ReadonlyMap<string, number> | null> {
  const step = parcelSteps.find((each) => each === stage)
  if (step === undefined) return null
  const open = new Map<string, number>()
  for (const count of await progressCounts(db, district, cycle, null)) {
    if (count.step !== step || count.mark !== '') continue
    open.set(count.town_code, (open.get(count.town_code) ?? 0) + count.parcels)
  }
  return open
}

async function setLines(
  db: Kysely<Schema>,
  ground: DueGround,
  { cycle, dates }: Extract<DueChange, { kind: 'set' }>,
): Promise<readonly DueChangeLine[]> {
  const after = new Map(dates.map(({ stage, due }) => [stage, due]))
  const lines: DueChangeLine[] = []
  let earlier: { readonly stage: Stage; readonly due: string } | null = null
  for (const stage of dueStages) {
    const before = ground.dates[stage].everybody
    const due = after.get(stage)
    if (due !== undefined) {
      const open = await openByTown(db, ground, cycle, stage)
      const orderNote =
        earlier !== null && due < earlier.due ? `早于“${dueStageNames[earlier.stage]}”的时限 ${earlier.due}` : null
      lines.push({
        stage,
        target: null,
        code: '',
        name: '全体',
        before,
        after: due,
        open: open === null ? null : [...open.values()].reduce((sum, each) => sum + each, 0),
        note: [dayNote(due, ground), orderNote].filter((note) => note !== null).join('；') || null,
        refusal: due === before ? '与现在的时限相同，不用改' : null,
      })
    }
    const held = due ?? before
    // Lists of departments come in beside the work of the 街镇.
    if (held !== null && stage !== 'department-list') earlier = { stage, due: held }
  }
  return lines
}

/** What is worth knowing of a day: it moves on, it is 暂定, it has passed. */
function dayNote(day: string, { today, calendar }: OnDay): string | null {
  const due = dueDay(day, calendar)
  const moves = due.last !== due.set || due.provisional ? dueDayText(due) : null
  return [moves, due.last < today ? '已经过去' : null].filter((note) => note !== null).join('；') || null
}

type Extension = Extract<DueChange, { kind: 'extended' }>

/** Whom an extension names. */
interface Extended {
  readonly code: string
  /** Null for none of that code. */
  readonly name: string | null
  readonly holder: DueHolder
  readonly open: number | null
}

async function extendedTargets(
  db: Kysely<Schema>,
  ground: DueGround,
  { cycle, stage, target, codes }: Extension,
): Promise<readonly Extended[]> {
  const asked = distinct(codes)
  if (target === 'parcel') {
    const parcels = await parcelLines(db, ground.district, cycle, asked)
    const byCode = new Map(parcels.map((line) => [line.parcel_code, line]))
    return asked.map((code) => {
      const line = byCode.get(code)
      const holder = { parcel: code, town: line?.town_code ?? null }
      return { code, name: line === undefined ? null : (line.parcel_name ?? code), holder, open: openOf(line, stage) }
    })
  }
  const open = await openByTown(db, ground, cycle, stage)
  return asked.map((code) => {
    const isTown = target === 'town'
    const holder = isTown ? { town: code } : { department: code }
    return { code, name: nameOf(target, code), holder, open: isTown && open !== null ? (open.get(code) ?? 0) : null }
  })
}

async function extendedLines(
  db: Kysely<Schema>,
  ground: DueGround,
  change: Extension,
): Promise<readonly DueChangeLine[]> {
  const { dates, calendar } = ground
  const { stage, target, longer } = change
  return (await extendedTargets(db, ground, change)).map(({ code, name, holder, open }): DueChangeLine => {
    const present = dueOf(dates[stage], holder, calendar)
    const line = { stage, target, code, name: name ?? code, before: present?.set ?? null, open, note: null }
    const stays = (refusal: string): DueChangeLine => ({ ...line, after: line.before, refusal })
    if (!extendable[stage].includes(target)) {
      return stays(`“${dueStageNames[stage]}”不按${dueTargetNames[target]}延长`)
    }
    if (name === null) return stays(`${change.cycle}年度没有这个${dueTargetNames[target]}`)
    if (present === null) return stays('全体的时限还没有设定，不能延长')
    const after = 'until' in longer ? longer.until : nthWorkdayAfter(present.last, longer.workdays, calendar).date
    if (dueDay(after, calendar).last <= present.last) return stays(`现在的时限 ${present.last} 不早于所填日期`)
    return { ...line, after, note: dayNote(after, ground), refusal: null }
  })
}

function openOf(parcel: ParcelTable | undefined, stage: Stage): number | null {
  const step = parcelSteps.find((each) => each === stage)
  if (parcel === undefined || step === undefined) return null
  return parcel[columnOfStep[step]] === null ? 1 : 0
}

/** Null for none of that code. */
function nameOf(target: Exclude<DueTargetKind, 'parcel'>, code: string): string | null {
  if (target === 'town') return townName(code)
  const known = departments.find((department) => department.code === code)
  return known !== undefined && answeredFields(code).length > 0 ? known.name : null
}

export function targetName(target: DueTargetKind | null, code: string): string {
  if (target === null) return '全体'
  return target === 'parcel' ? code : (nameOf(target, code) ?? code)
}
