import type { Kysely } from 'kysely'
import { editingRoles } from '#core/access/transition.ts'
import { type Problem, problem } from '#core/error/problem.ts'
import { formById } from '#core/forms/catalogue.ts'
import { keyText, type RowKey } from '#core/record/key.ts'
import type { Layer, LayerFields } from '#core/record/layer.ts'
import { takeNumbers } from '../../db/counter.ts'
import type { Schema } from '../../db/schema.ts'
import { type Decision, decide } from '../../rows/decide.ts'
import type { Version } from '../../rows/history.ts'
import type { IncomingRow } from '../../rows/incoming.ts'
import { type RowState, type Stamp, withChanges } from '../../rows/state.ts'
import { versionsOf } from '../../rows/versions-of.ts'
import type { WorkingSet } from '../../rows/working-set.ts'
import type { Grant } from '../authorise.ts'
import { authorityRefusal, claimingTown, leavesScope, scopeRefusal } from '../row-scope.ts'
import { changedLocks } from '../upload/changed-locks.ts'

/** The batch as every row of it is written down. */
export interface BatchStamp {
  readonly grant: Grant
  readonly district: string
  readonly batch: string
  readonly at: string
  readonly source: string
}

export type AppliedRow =
  | {
      readonly kind: 'refused'
      readonly problem: Problem
      readonly claim: { readonly key: RowKey; readonly town: string } | null
    }
  | {
      readonly kind: 'decided'
      readonly key: RowKey
      readonly baseRevision: number
      /** Server sequence of what was sent, written or not. */
      readonly seq: number
      readonly decision: Decision
      /** Null when nothing was to be written. */
      readonly stamp: Stamp | null
      readonly written: ReadonlyMap<Layer, LayerFields>
    }

/** Decides every row on what the rows before it left behind, parcels before firms; answers in the order of the batch. */
export async function applyRows(
  db: Kysely<Schema>,
  work: WorkingSet,
  rows: readonly (IncomingRow | Problem)[],
  batch: BatchStamp,
): Promise<readonly AppliedRow[]> {
  const versions = await versionsNeeded(db, work, rows, batch.district)
  const firstSeq = await takeNumbers(db, batch.district, 'change', Math.max(1, rows.length))
  const applied: AppliedRow[] = []
  const seen = new Set<string>()
  for (const [place, index] of parcelsFirst(rows).entries()) {
    const row = rows[index]
    if (row === undefined) continue
    applied[index] = 'code' in row ? refused(row) : applyRow(row, work, versions, batch, firstSeq + place, seen)
  }
  return applied
}

function refused(reason: Problem, claim: { readonly key: RowKey; readonly town: string } | null = null): AppliedRow {
  return { kind: 'refused', problem: reason, claim }
}

function parcelsFirst(rows: readonly (IncomingRow | Problem)[]): readonly number[] {
  const isParcel = (index: number): boolean => {
    const row = rows[index]
    return row !== undefined && !('code' in row) && row.key.form === 'parcel-self-assessment'
  }
  const indexes = [...rows.keys()]
  return [...indexes.filter(isParcel), ...indexes.filter((index) => !isParcel(index))]
}

function applyRow(
  row: IncomingRow,
  work: WorkingSet,
  versions: ReadonlyMap<string, readonly Version[]>,
  batch: BatchStamp,
  seq: number,
  seen: Set<string>,
): AppliedRow {
  const { grant, at } = batch
  const text = keyText(row.key)
  if (seen.has(text)) return refused(problem('row-duplicate', { key: text }))
  seen.add(text)
  const stored = work.get(row.key)
  const parcel = work.parcelOf(row.key)
  const outside = scopeRefusal(grant, row, parcel, stored === null)
  if (outside !== null) {
    const town = claimingTown(grant, row, parcel)
    return refused(outside, town === null ? null : { key: row.key, town })
  }
  const removed = [stored, parcel].find((one) => one?.removed === true) ?? null
  if (removed !== null) return refused(problem('row-removed', { by: removed.updatedBy, at: removed.updatedAt }))
  const locked = row.handedOut ? locksChanged(row, stored, versions.get(text) ?? [], grant) : []
  if (locked.length > 0) return refused(problem('row-base-locked', { fields: locked }))
  // A firm is part of what was submitted of its parcel.
  if (stored === null && parcel !== null && !editingRoles[parcel.status].includes(grant.actor.role)) {
    return refused(problem('row-locked', { status: parcel.status }))
  }
  const decision = decide(row, stored, versions.get(text) ?? [], grant.actor)
  if ('code' in decision) return refused(decision)
  const written = toWrite(row, stored, decision)
  const unauthorised = authorityRefusal(grant, row.key.form, parcel, [
    ...written.keys(),
    ...decision.conflicts.map(({ layer }) => layer),
  ])
  if (unauthorised !== null) return refused(unauthorised)
  const before = stored ?? work.fresh(row.key)
  const stamp = { revision: before.revision + 1, seq, at, by: grant.actor.name }
  const { version: formVersion } = formById(row.key.form)
  const after = written.size === 0 ? before : withChanges(before, written, { ...stamp, formVersion })
  if (leavesScope(grant, after)) return refused(problem('row-outside-scope', { parcelCode: row.key.parcelCode }))
  const decided = { kind: 'decided', key: row.key, baseRevision: row.baseRevision, seq, decision, written } as const
  if (written.size === 0) return { ...decided, stamp: null }
  work.put(after)
  return { ...decided, stamp }
}

/** A department corrects what it answers for in whatever file it has. */
function locksChanged(
  { layers, baseRevision: revision }: IncomingRow,
  stored: RowState | null,
  versions: readonly Version[],
  { actor }: Grant,
): readonly string[] {
  if (actor.role === 'department') return []
  const sent = Object.assign({}, ...layers.values()) as LayerFields
  return changedLocks(sent, { stored, revision, versions })
}

/** A new row is written even when nothing was filled: it exists from then on. */
function toWrite(row: IncomingRow, stored: RowState | null, { changes }: Decision): ReadonlyMap<Layer, LayerFields> {
  // In one order always: a row made anew from its record must have the same bytes.
  if (changes.size > 0 || stored !== null) return new Map([...changes].sort(([a], [b]) => (a < b ? -1 : 1)))
  const [layer = 'reported'] = row.layers.keys()
  return new Map([[layer, {}]])
}

/** History of the rows that others changed since the sender saw them. */
async function versionsNeeded(
  db: Kysely<Schema>,
  work: WorkingSet,
  rows: readonly (IncomingRow | Problem)[],
  district: string,
): Promise<ReadonlyMap<string, readonly Version[]>> {
  const behind = rows.flatMap((row) => {
    const stored = 'code' in row ? null : work.get(row.key)
    return stored !== null && !('code' in row) && stored.revision !== row.baseRevision ? [row.key] : []
  })
  return versionsOf(db, district, behind)
}
