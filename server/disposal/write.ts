import type { Kysely } from 'kysely'
import { isWritable } from '#core/disposal/write-window.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import type { FieldConflict, Outcome } from '#core/record/change.ts'
import type { LayerFields } from '#core/record/layer.ts'
import { mergeLayer, sameCell } from '#core/record/merge.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Actor } from '../actions/actor.ts'
import { takeNumbers } from '../db/counter.ts'
import { insertPlanConflict, planConflicts } from '../db/disposal-conflicts.ts'
import { changesOf, insertChange, updatePlan } from '../db/disposal-plans.ts'
import type { DisposalChangeTable, DisposalPlanTable } from '../db/disposal-tables.ts'
import type { Schema } from '../db/schema.ts'
import { cellsIn, derivedColumns, stateOfPlan } from './stored.ts'

export interface PlanWriting {
  readonly actor: Actor
  readonly at: string
  readonly today: CalendarDate
  readonly source: 'console' | 'workbook' | 'settlement'
}

export interface PlanWritten {
  readonly line: DisposalPlanTable
  readonly outcome: Outcome
  /** Fields whose value was taken. */
  readonly written: readonly string[]
  readonly conflicts: readonly FieldConflict[]
}

type Fields = Readonly<Record<string, CellValue | null>>

/** What a plan said at a revision: all changes up to it, laid over each other. */
export function cellsAt(changes: readonly DisposalChangeTable[], revision: number): Cells {
  const cells: Record<string, CellValue> = {}
  for (const change of changes) {
    if (change.revision > revision) break
    for (const [key, value] of Object.entries(JSON.parse(change.changed_fields) as Fields)) {
      if (value === null) delete cells[key]
      else cells[key] = value
    }
  }
  return cells
}

/** Fields of the state the plan is in that somebody wanted to write otherwise than they stand, and may not. */
export function refusedFields(line: DisposalPlanTable, mine: LayerFields): readonly string[] {
  const [state, present] = [stateOfPlan(line), cellsIn(line)]
  return Object.keys(mine).filter((key) => !isWritable(key, state) && !sameCell(mine[key], present[key]))
}

/**
 * Lays changes that were made from a revision over the plan as it stands, field by field: what nobody else touched is
 * taken, what others wrote meanwhile stays and the other value enters the ledger of conflicts. Of fields that may not be
 * written nothing is taken.
 */
export async function writeFields(
  db: Kysely<Schema>,
  line: DisposalPlanTable,
  mine: LayerFields,
  base: number | 'unknown',
  { actor, at, today, source }: PlanWriting,
): Promise<PlanWritten> {
  const { district, id: plan } = line
  const state = stateOfPlan(line)
  const present = cellsIn(line)
  const changes = await changesOf(db, district, plan)
  const writable = Object.fromEntries(Object.entries(mine).filter(([key]) => isWritable(key, state)))
  const before = base === 'unknown' ? {} : cellsAt(changes, base)
  const merge = mergeLayer(writable, before, present)
  const conflicts = merge.conflicts.map((conflict) => ({ ...conflict, ...writerOf(changes, conflict.field) }))
  const written = Object.keys(merge.changes)
  const opened = await rememberConflicts(db, line, conflicts, actor, at)
  const touched = written.length > 0 || opened > 0
  if (!touched) return { line, outcome: outcomeOf(conflicts.length, false), written, conflicts }
  const cells = overlaid(present, merge.changes)
  const revision = line.revision + 1
  const after = {
    ...derivedColumns(cells, state, today),
    revision,
    conflicts: line.conflicts + opened,
    changed_at: at,
    changed_by: actor.name,
  }
  const changed = JSON.stringify(merge.changes)
  const stamp = { username: actor.username, by_name: actor.name, at }
  await insertChange(db, { district, plan, revision, version: line.version, changed_fields: changed, source, ...stamp })
  await updatePlan(db, district, plan, after)
  const isBeside = base !== 'unknown' && changes.some((change) => change.revision > base)
  return { line: { ...line, ...after }, outcome: outcomeOf(conflicts.length, isBeside), written, conflicts }
}

function outcomeOf(conflicts: number, isBeside: boolean): Outcome {
  if (conflicts > 0) return 'conflict'
  return isBeside ? 'merged' : 'accepted'
}

function overlaid(present: Cells, changes: LayerFields): Cells {
  const cells: Record<string, CellValue> = { ...present }
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete cells[key]
    else cells[key] = value
  }
  return cells
}

function writerOf(
  changes: readonly DisposalChangeTable[],
  field: string,
): Pick<FieldConflict, 'theirsBy' | 'theirsAt'> {
  const last = changes.findLast((change) => Object.hasOwn(JSON.parse(change.changed_fields) as Fields, field))
  return { theirsBy: last?.by_name ?? '', theirsAt: last?.at ?? '' }
}

/** How many are new: the same value sent again is the same conflict. */
async function rememberConflicts(
  db: Kysely<Schema>,
  { district, id: plan }: DisposalPlanTable,
  conflicts: readonly FieldConflict[],
  { name }: Actor,
  at: string,
): Promise<number> {
  if (conflicts.length === 0) return 0
  const open = (await planConflicts(db, district, plan)).filter(({ choice }) => choice === null)
  const fresh = conflicts.filter(
    ({ field, mine }) => !open.some((each) => each.field === field && each.mine_value === JSON.stringify(mine)),
  )
  const first = fresh.length === 0 ? 0 : await takeNumbers(db, district, 'disposal', fresh.length)
  for (const [index, { field, base, mine, theirs, theirsBy, theirsAt }] of fresh.entries()) {
    await insertPlanConflict(db, {
      district,
      plan,
      number: first + index,
      field,
      base: JSON.stringify(base),
      mine_value: JSON.stringify(mine),
      mine_by: name,
      mine_at: at,
      theirs_value: JSON.stringify(theirs),
      theirs_by: theirsBy,
      theirs_at: theirsAt,
      choice: null,
      chosen_value: null,
      settled_by: null,
      settled_at: null,
    })
  }
  return fresh.length
}
