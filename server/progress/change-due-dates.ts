import type { Kysely } from 'kysely'
import type { DueChange, DueChangeLine } from '#core/api/progress-shapes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { dueStageNames, dueStageOf } from '#core/progress/stage.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import {
  deleteDueDate,
  dueChangesOf,
  dueLines,
  everybody,
  findDueAct,
  insertDueAct,
  insertDueChanges,
  lastDueAct,
  loadDueDates,
  saveDueDates,
  targetKindOf,
} from '../db/due-dates.ts'
import type { DueChangeTable } from '../db/progress-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { dayAndCalendar } from './calendar-now.ts'
import { dueChangeLines, targetName } from './due-change.ts'

async function linesOf(db: Kysely<Schema>, service: Service, change: DueChange): Promise<readonly DueChangeLine[]> {
  const district = service.district.code
  const dates = await loadDueDates(db, district, change.cycle)
  return dueChangeLines(db, { ...(await dayAndCalendar(db, service)), district, dates }, change)
}

/** Who a change concerns, with the old and the new date; nothing is written. */
export async function previewDueDates(
  service: Service,
  change: DueChange,
): Promise<{ readonly version: number; readonly lines: DueChangeLine[] }> {
  return service.database.read(async (db) => {
    const last = await lastDueAct(db, service.district.code, change.cycle)
    return { version: last?.number ?? 0, lines: [...(await linesOf(db, service, change))] }
  })
}

export interface DueChangeRequest {
  readonly change: DueChange
  readonly reason: string
  /** Number of the last change the person has seen. */
  readonly version: number
}

/**
 * Sets or extends due dates as previewed; lines with a refusal are left out. The number is null when all were.
 * Throws ProblemError due-dates-changed when somebody changed them since the preview.
 */
export async function changeDueDates(
  service: Service,
  grant: Grant,
  { change, reason, version }: DueChangeRequest,
): Promise<{ readonly number: number | null; readonly lines: DueChangeLine[] }> {
  const district = service.district.code
  const { cycle, kind } = change
  return service.database.write(async (db) => {
    const last = await lastDueAct(db, district, cycle)
    if (last !== null && last.number !== version) {
      throw new ProblemError(problem('due-dates-changed', { by: last.by_name, at: last.at }))
    }
    const lines = [...(await linesOf(db, service, change))]
    const going = lines.filter(({ refusal }) => refusal === null)
    if (going.length === 0) return { number: null, lines }
    const present = new Map((await dueLines(db, district, cycle)).map((line) => [placeOf(line), line.due]))
    const changes = going.map(({ stage, target, code, after }) => {
      const place = { stage, target_kind: target ?? everybody, target: code }
      // Of a target the date before is its own, not everybody's: a reversal takes its own away again.
      return { ...place, due_before: present.get(placeOf(place)) ?? null, due_after: after }
    })
    const number = await writeAct(db, service, grant, { cycle, kind, reason, reverses: null }, changes)
    return { number, lines }
  })
}

interface Act {
  readonly cycle: string
  readonly kind: 'set' | 'extended' | 'reversed'
  readonly reason: string
  readonly reverses: number | null
}

type Change = Omit<DueChangeTable, 'district' | 'act'>

function placeOf({ stage, target_kind, target }: Pick<DueChangeTable, 'stage' | 'target_kind' | 'target'>): string {
  return `${stage}/${target_kind}/${target}`
}

async function writeAct(
  db: Kysely<Schema>,
  { district: { code: district }, clock, audit }: Service,
  { actor: { username, name, role } }: Grant,
  act: Act,
  changes: readonly Change[],
): Promise<number> {
  const number = await takeNumbers(db, district, 'due-dates')
  const at = instantText(clock.now())
  const { cycle, kind, reverses } = act
  await insertDueAct(db, { district, number, ...act, changes: changes.length, username, by_name: name, at })
  const ordered = [...changes].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  await insertDueChanges(
    db,
    ordered.map((change) => ({ district, act: number, ...change })),
  )
  const kept = ordered.flatMap(({ due_before: _, due_after: due, ...place }) =>
    due === null ? [] : [{ district, cycle, ...place, due, act: number }],
  )
  await saveDueDates(db, kept)
  for (const { due_after, stage, target_kind, target } of ordered) {
    if (due_after === null) await deleteDueDate(db, { district, cycle, stage, target_kind, target })
  }
  const stages = [...new Set(ordered.map(({ stage }) => stage))]
  const details = { cycle, kind, stages, changes: changes.length, ...(reverses === null ? {} : { reverses }) }
  const action = kind === 'reversed' ? 'due-dates-reversed' : 'due-dates-changed'
  await audit.append(db, { district, at, username, role, action, object: `due-dates ${number}`, details })
  return number
}

/**
 * Takes a change back: every date is again what it was before it. Throws ProblemError: not-found, due-dates-built-on
 * when it was taken back already, is a reversal itself, or one of its dates was changed since.
 */
export async function reverseDueDates(
  service: Service,
  grant: Grant,
  number: number,
  reason: string,
): Promise<{ readonly number: number }> {
  const district = service.district.code
  return service.database.write(async (db) => {
    const act = await findDueAct(db, district, number)
    if (act === null) throw new ProblemError(problem('not-found', { what: `第 ${number} 次时限变更` }))
    if (act.kind === 'reversed') throw builtOn('这次变更本身就是撤销')
    const changes = await dueChangesOf(db, district, number, act.changes)
    const now = new Map((await dueLines(db, district, act.cycle)).map((line) => [placeOf(line), line]))
    const moved = changes.find((change) => now.get(placeOf(change))?.act !== number)
    if (moved !== undefined) throw builtOn(`${placeText(moved)}的时限之后又有变更，或已撤销过`)
    const back = changes.map(({ stage, target_kind, target, due_before, due_after }) => {
      return { stage, target_kind, target, due_before: due_after, due_after: due_before }
    })
    const { cycle } = act
    return { number: await writeAct(db, service, grant, { cycle, kind: 'reversed', reason, reverses: number }, back) }
  })
}

function builtOn(reason: string): ProblemError {
  return new ProblemError(problem('due-dates-built-on', { reason }))
}

function placeText({ stage, target_kind, target }: DueChangeTable): string {
  const known = dueStageOf(stage)
  return `“${known === null ? stage : dueStageNames[known]}”${targetName(targetKindOf(target_kind), target)}`
}
