import type { Kysely } from 'kysely'
import type { ReceiverLine } from '#core/api/progress-shapes.ts'
import { type DueDates, dueOf } from '#core/progress/due-dates.ts'
import { type ReceiverKind, type RemindedStage, receiversOfStage } from '#core/progress/reminder.ts'
import type { OnDay } from '#core/progress/step-figures.ts'
import { townName } from '#core/vocabulary/district.ts'
import { groupedBy } from '../collections.ts'
import { loadDueDates } from '../db/due-dates.ts'
import { standingInvitations } from '../db/invitations.ts'
import { parcelLines } from '../db/parcels.ts'
import type { ParcelTable, Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { dayAndCalendar } from './calendar-now.ts'
import { figuresOf, progressCells } from './cells.ts'
import { departmentProgress } from './departments.ts'
import { dueStateOf } from './due-state.ts'

/** What somebody has still to do of a stage. */
export type Outstanding = Omit<ReceiverLine, 'reminders' | 'lastAt'>

export interface OutstandingGround extends OnDay {
  readonly district: string
  readonly cycle: string
  readonly dates: DueDates
}

export async function outstandingGround(
  db: Kysely<Schema>,
  service: Service,
  cycle: string,
): Promise<OutstandingGround> {
  const district = service.district.code
  const dates = await loadDueDates(db, district, cycle)
  return { ...(await dayAndCalendar(db, service)), district, cycle, dates }
}

/** Whom is asked about: everybody, the enterprises on the parcels of one 街镇, or one receiver. */
export interface Asked {
  readonly kinds?: readonly ReceiverKind[]
  readonly town?: string | null
  readonly code?: string | null
}

/** Who has something outstanding of the stage, the most first; by code where equal. */
export async function outstandingOf(
  db: Kysely<Schema>,
  ground: OutstandingGround,
  stage: RemindedStage,
  { kinds = receiversOfStage[stage], town = null, code = null }: Asked = {},
): Promise<readonly Outstanding[]> {
  const found: Outstanding[] = []
  for (const kind of kinds) {
    if (!receiversOfStage[stage].includes(kind)) continue
    if (kind === 'town') found.push(...(await townsBehind(db, ground, stage, code)))
    if (kind === 'department') found.push(...(await departmentsBehind(db, ground, code)))
    if (kind === 'enterprise') found.push(...(await firmsBehind(db, ground, town, code)))
  }
  return found.sort((a, b) => b.outstanding - a.outstanding || (a.code < b.code ? -1 : 1))
}

async function townsBehind(
  db: Kysely<Schema>,
  ground: OutstandingGround,
  stage: RemindedStage,
  only: string | null,
): Promise<readonly Outstanding[]> {
  if (stage === 'department-list') return []
  const { district, cycle, dates } = ground
  const cells = await progressCells(db, district, cycle, only, dates)
  return [...groupedBy(cells, (cell) => cell.town)].flatMap(([code, own]) => {
    const { open: outstanding } = figuresOf(own, stage, dates, ground)
    const name = townName(code)
    if (outstanding === 0 || name === null) return []
    const due = dueStateOf(dueOf(dates[stage], { town: code }, ground.calendar), ground)
    return [{ kind: 'town' as const, code, name, townCode: code, outstanding, due }]
  })
}

async function departmentsBehind(
  db: Kysely<Schema>,
  ground: OutstandingGround,
  only: string | null,
): Promise<readonly Outstanding[]> {
  const all = await departmentProgress(db, ground, only)
  return all.flatMap(({ code, name, doneOn, due }) =>
    doneOn === null ? [{ kind: 'department' as const, code, name, townCode: null, outstanding: 1, due }] : [],
  )
}

/** Parcels that firms were invited to and that are not submitted. */
export async function openParcelsOfFirms(
  db: Kysely<Schema>,
  { district, cycle }: OutstandingGround,
  town: string | null,
  only: string | null,
): Promise<ReadonlyMap<string, readonly ParcelTable[]>> {
  const invitations = await standingInvitations(db, { district, cycle, town }, only)
  const asked = [...new Set(invitations.flatMap(({ parcelCodes }) => parcelCodes))].sort()
  const lines = new Map((await parcelLines(db, district, cycle, asked)).map((line) => [line.parcel_code, line]))
  const byFirm = groupedBy(invitations, ({ uscc }) => uscc)
  return new Map(
    [...byFirm].flatMap(([uscc, own]) => {
      const codes = [...new Set(own.flatMap(({ parcelCodes }) => parcelCodes))].sort()
      const open = codes.flatMap((code) => {
        const line = lines.get(code)
        return line === undefined || line.filed_on !== null ? [] : [line]
      })
      return open.length === 0 ? [] : [[uscc, open] as const]
    }),
  )
}

async function firmsBehind(
  db: Kysely<Schema>,
  ground: OutstandingGround,
  town: string | null,
  only: string | null,
): Promise<readonly Outstanding[]> {
  const { dates, calendar } = ground
  return [...(await openParcelsOfFirms(db, ground, town, only))].map(([code, parcels]) => {
    // The first of its parcels to fall due.
    const days = parcels.flatMap(
      ({ town_code, parcel_code }) => dueOf(dates.filing, { town: town_code, parcel: parcel_code }, calendar) ?? [],
    )
    const due = days.length === 0 ? null : days.reduce((a, b) => (a.last <= b.last ? a : b))
    const name = parcels.find(({ owner_uscc }) => owner_uscc === code)?.owner_name ?? code
    const townCode = parcels[0]?.town_code ?? null
    return {
      kind: 'enterprise' as const,
      code,
      name,
      townCode,
      outstanding: parcels.length,
      due: dueStateOf(due, ground),
    }
  })
}
