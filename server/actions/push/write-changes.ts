import type { Kysely } from 'kysely'
import { formById } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import type { FieldConflictTable } from '../../db/conflict-tables.ts'
import { appendConflicts } from '../../db/conflicts.ts'
import { appendVersions, saveRows } from '../../db/rows.ts'
import type { RowVersionTable, Schema } from '../../db/schema.ts'
import { saveDifferences } from '../../rows/differences.ts'
import { type TextOf, textsOnce } from '../../rows/row-text.ts'
import type { RowState } from '../../rows/state.ts'
import { toTable } from '../../rows/table.ts'
import type { AppliedRow, BatchStamp } from './apply-rows.ts'

/** Writes what the batch changed: the versions, the rows as they stand now, and the values that lost. */
export async function writeChanges(
  db: Kysely<Schema>,
  applied: readonly AppliedRow[],
  rows: readonly RowState[],
  raised: readonly FieldConflictTable[],
  batch: BatchStamp,
): Promise<void> {
  const textOf = textsOnce()
  await appendVersions(
    db,
    applied.flatMap((row) => versionsOf(row, batch, textOf)),
  )
  await saveRows(
    db,
    rows.map((row) => toTable(batch.district, row, textOf)),
  )
  await saveDifferences(db, batch.district, rows)
  await appendConflicts(db, raised)
}

function versionsOf(row: AppliedRow, batch: BatchStamp, textOf: TextOf): readonly RowVersionTable[] {
  if (row.kind === 'refused' || row.stamp === null) return []
  const { key, stamp } = row
  const { district, source, batch: id, at, grant } = batch
  return [...row.written].map(([layer, fields]) => ({
    district,
    form: key.form,
    cycle: key.cycle,
    row_key: keyText(key),
    revision: stamp.revision,
    layer,
    seq: stamp.seq,
    fields: textOf(fields),
    source,
    username: grant.actor.username,
    by_name: grant.actor.name,
    batch: id,
    at,
    form_version: formById(key.form).version,
  }))
}
