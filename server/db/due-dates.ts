import type { Kysely } from 'kysely'
import type { DueDates, StageDates } from '#core/progress/due-dates.ts'
import { type DueTargetKind, dueStages, dueTargetKinds } from '#core/progress/stage.ts'
import { bulkInsert } from './bulk-insert.ts'
import type { DueActTable, DueChangeTable, DueDateTable } from './progress-tables.ts'
import type { Schema } from './schema.ts'

/** Everybody's line has no target. */
export const everybody = ''

export async function dueLines(db: Kysely<Schema>, district: string, cycle: string): Promise<readonly DueDateTable[]> {
  return db
    .selectFrom('due_date')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('stage')
    .orderBy('target_kind')
    .orderBy('target')
    .execute()
}

export function dueDatesOf(lines: readonly DueDateTable[]): DueDates {
  const stage = (name: string): StageDates => {
    const own = lines.filter((line) => line.stage === name)
    const of = (kind: DueTargetKind): ReadonlyMap<string, string> =>
      new Map(own.flatMap(({ target_kind, target, due }) => (target_kind === kind ? [[target, due]] : [])))
    return {
      everybody: own.find(({ target_kind }) => target_kind === everybody)?.due ?? null,
      extended: { town: of('town'), department: of('department'), parcel: of('parcel') },
    }
  }
  const [handOut, filing, townReview, departmentList, review] = dueStages.map(stage)
  if (!handOut || !filing || !townReview || !departmentList || !review) throw new Error('stages are five')
  return { 'hand-out': handOut, filing, 'town-review': townReview, 'department-list': departmentList, review }
}

export async function loadDueDates(db: Kysely<Schema>, district: string, cycle: string): Promise<DueDates> {
  return dueDatesOf(await dueLines(db, district, cycle))
}

/** Number of the last act on a year's dates; 0 for none. */
export async function lastDueAct(db: Kysely<Schema>, district: string, cycle: string): Promise<DueActTable | null> {
  const last = await db
    .selectFrom('due_act')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? null
}

export async function insertDueAct(db: Kysely<Schema>, act: DueActTable): Promise<void> {
  await db.insertInto('due_act').values(act).execute()
}

export const insertDueChanges = bulkInsert<DueChangeTable>((db, changes) => db.insertInto('due_change').values(changes))

export const saveDueDates = bulkInsert<DueDateTable>((db, lines) =>
  db
    .insertInto('due_date')
    .values(lines)
    .onConflict((conflict) =>
      conflict
        .columns(['district', 'cycle', 'stage', 'target_kind', 'target'])
        .doUpdateSet((row) => ({ due: row.ref('excluded.due'), act: row.ref('excluded.act') })),
    ),
)

export async function deleteDueDate(
  db: Kysely<Schema>,
  place: Pick<DueDateTable, 'district' | 'cycle' | 'stage' | 'target_kind' | 'target'>,
): Promise<void> {
  await db
    .deleteFrom('due_date')
    .where('district', '=', place.district)
    .where('cycle', '=', place.cycle)
    .where('stage', '=', place.stage)
    .where('target_kind', '=', place.target_kind)
    .where('target', '=', place.target)
    .execute()
}

export async function findDueAct(db: Kysely<Schema>, district: string, number: number): Promise<DueActTable | null> {
  const found = await db
    .selectFrom('due_act')
    .selectAll()
    .where('district', '=', district)
    .where('number', '=', number)
    .executeTakeFirst()
  return found ?? null
}

/** Newest first. */
export async function dueActsOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  limit: number,
): Promise<readonly DueActTable[]> {
  return db
    .selectFrom('due_act')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
}

/** In the order of stage and target. */
export async function dueChangesOf(
  db: Kysely<Schema>,
  district: string,
  act: number,
  limit: number,
): Promise<readonly DueChangeTable[]> {
  return db
    .selectFrom('due_change')
    .selectAll()
    .where('district', '=', district)
    .where('act', '=', act)
    .orderBy('stage')
    .orderBy('target_kind')
    .orderBy('target')
    .limit(limit)
    .execute()
}

export function targetKindOf(text: string): DueTargetKind | null {
  return dueTargetKinds.find((kind) => kind === text) ?? null
}
