import type { Kysely } from 'kysely'
import { editingRoles } from '#core/access/transition.ts'
import { keyText, type RowKey } from '#core/record/key.ts'
import type { LayerFields } from '#core/record/layer.ts'
import type { Grant } from '../actions/authorise.ts'
import { type RowWrite, writeRows } from '../base-map/write-rows.ts'
import { insertBatch } from '../db/batches.ts'
import type { Schema } from '../db/schema.ts'
import { lastChange, layersAt } from '../rows/history.ts'
import { loadTouched } from '../rows/load-touched.ts'
import type { RowState } from '../rows/state.ts'
import { versionsOf } from '../rows/versions-of.ts'

/** One act upon the 部门核定 layer: whose, when, and the batch its versions name. */
export interface LayerAct {
  readonly district: string
  readonly cycle: string
  readonly grant: Grant
  readonly at: string
  readonly today: string
  readonly batch: string
  /** Shown as the source of the values in histories. */
  readonly source: 'department-list' | 'department-complete' | 'department-reversal' | 'department-dispute'
}

/** Puts the batch on record that the rows' versions name. */
export async function beginAct(db: Kysely<Schema>, { district, batch, at, grant }: LayerAct): Promise<void> {
  const { username } = grant.actor
  const line = { district, id: batch, username, content_hash: batch, at, rows: 0, answer: null, device: null }
  await insertBatch(db, line)
}

/** Whether a department may still change values of the row. */
export function isOpenToDepartments({ status }: Pick<RowState, 'status'>): boolean {
  return editingRoles[status].includes('department')
}

/** Writes into the 部门核定 layer of rows that are there. */
export async function writeLayer(
  db: Kysely<Schema>,
  act: LayerAct,
  writes: readonly { readonly key: RowKey; readonly fields: LayerFields }[],
): Promise<void> {
  const rows: readonly RowWrite[] = writes.map(({ key, fields }) => ({
    key,
    layers: new Map([['department', fields]]),
  }))
  await writeRows(db, act, rows)
}

/** What taking back a batch would do to some rows. */
export interface Restoration {
  readonly writes: readonly { readonly key: RowKey; readonly fields: LayerFields }[]
  /** Values that were changed since by another act, or whose row is locked or taken out. */
  readonly kept: number
}

/** The values of the rows as they were before the batch, where they are still as it left them. */
export async function restorationOf(
  db: Kysely<Schema>,
  district: string,
  batch: string,
  keys: readonly RowKey[],
): Promise<Restoration> {
  const work = await loadTouched(db, district, keys)
  const versions = await versionsOf(db, district, keys)
  const writes: { readonly key: RowKey; readonly fields: LayerFields }[] = []
  let kept = 0
  for (const key of keys) {
    const row = work.get(key)
    const ofRow = versions.get(keyText(key)) ?? []
    const ours = ofRow.find((version) => version.batch === batch && version.layer === 'department')
    if (ours === undefined) continue
    const before = layersAt(ofRow, ours.revision - 1).department ?? {}
    const isOpen = row !== null && !row.removed && isOpenToDepartments(row)
    const fields = Object.keys(ours.fields)
    const standing = isOpen ? fields.filter((field) => lastChange(ofRow, 'department', field)?.batch === batch) : []
    kept += fields.length - standing.length
    if (standing.length > 0) {
      writes.push({ key, fields: Object.fromEntries(standing.map((field) => [field, before[field] ?? null])) })
    }
  }
  return { writes, kept }
}
