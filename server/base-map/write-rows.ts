import type { Kysely } from 'kysely'
import { formById } from '#core/forms/catalogue.ts'
import { keyText, type RowKey } from '#core/record/key.ts'
import type { Layer, LayerFields } from '#core/record/layer.ts'
import type { Grant } from '../actions/authorise.ts'
import type { AppliedRow, BatchStamp } from '../actions/push/apply-rows.ts'
import { writeChanges } from '../actions/push/write-changes.ts'
import { insertBatch } from '../db/batches.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Schema } from '../db/schema.ts'
import { loadTouched } from '../rows/load-touched.ts'
import { refreshTouched } from '../rows/refresh-touched.ts'
import { withChanges } from '../rows/state.ts'
import type { WorkingSet } from '../rows/working-set.ts'

/** Who writes into the rows, as what, and on which day. */
export interface BaseStamp {
  readonly district: string
  readonly cycle: string
  readonly grant: Grant
  readonly at: string
  readonly today: string
  /** Named in the history of every row. */
  readonly batch: string
  /** Where the values are from, the base map unless told. */
  readonly source?: string
}

/** Shown as the source of the values in histories. */
export const baseSource = 'base-map'

/** Fields by layer for one row; a row that is not there yet is made. */
export interface RowWrite {
  readonly key: RowKey
  readonly layers: ReadonlyMap<Layer, LayerFields>
}

/** Puts the batch on record that the rows' versions name. @param content hash of what it was made from */
export async function beginBatch(
  db: Kysely<Schema>,
  { district, grant, at, batch }: BaseStamp,
  content: string,
): Promise<void> {
  const { username } = grant.actor
  await insertBatch(db, {
    district,
    id: batch,
    username,
    content_hash: content,
    at,
    rows: 0,
    answer: null,
    device: null,
  })
}

/**
 * Writes values into rows as a push does: new versions, rows as they stand then, lines, findings and sums. What is to be
 * written was merged before.
 */
export async function writeRows(db: Kysely<Schema>, stamp: BaseStamp, writes: readonly RowWrite[]): Promise<void> {
  if (writes.length === 0) return
  const { district, today } = stamp
  const keys = writes.map(({ key }) => key)
  const work = await loadTouched(db, district, keys)
  const firstSeq = await takeNumbers(db, district, 'change', writes.length)
  const applied = writes.map((write, index) => applyWrite(work, write, stamp, firstSeq + index))
  work.followParcels()
  const batch: BatchStamp = { source: baseSource, ...stamp }
  await writeChanges(db, applied, work.changed(), [], batch)
  await refreshTouched(db, district, today, work, keys)
}

function applyWrite(work: WorkingSet, { key, layers }: RowWrite, { grant, at }: BaseStamp, seq: number): AppliedRow {
  const before = work.get(key) ?? work.fresh(key)
  if (before.removed) throw new Error(`${keyText(key)} is removed`)
  const filled = [...layers].filter(([, fields]) => Object.keys(fields).length > 0)
  // In one order always, as a push has it; a new row is written even when nothing is filled.
  const written = new Map(
    filled.length > 0 ? filled.sort(([a], [b]) => (a < b ? -1 : 1)) : [['department' as Layer, {}]],
  )
  const stamp = { revision: before.revision + 1, seq, at, by: grant.actor.name }
  work.put(withChanges(before, written, { ...stamp, formVersion: formById(key.form).version }))
  const decision = { outcome: 'accepted', changes: written, conflicts: [], incoming: {}, incomingBy: {} } as const
  return { kind: 'decided', key, baseRevision: before.revision, seq, decision, stamp, written }
}
