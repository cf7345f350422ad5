import { randomUUID } from 'node:crypto'
import { keyText } from '#core/record/key.ts'
import type { FieldConflictTable } from '../../db/conflict-tables.ts'
import type { AppliedRow, BatchStamp } from './apply-rows.ts'

/** Entries of the ledger that a batch raises. */
export function conflictLines(applied: readonly AppliedRow[], batch: BatchStamp): readonly FieldConflictTable[] {
  return applied.flatMap((row) => linesOf(row, batch))
}

function linesOf(row: AppliedRow, batch: BatchStamp): readonly FieldConflictTable[] {
  if (row.kind === 'refused') return []
  const { key, baseRevision, seq } = row
  const { district, batch: id, at, grant } = batch
  return row.decision.conflicts.map(({ layer, field, base, mine, theirs, theirsBy, theirsAt, theirsBatch }) => ({
    district,
    batch: id,
    form: key.form,
    cycle: key.cycle,
    row_key: keyText(key),
    layer,
    field,
    id: randomUUID(),
    base_revision: baseRevision,
    base_value: base === null ? null : JSON.stringify(base),
    mine: mine === null ? null : JSON.stringify(mine),
    theirs: theirs === null ? null : JSON.stringify(theirs),
    theirs_by: theirsBy,
    theirs_at: theirsAt,
    theirs_batch: theirsBatch,
    username: grant.actor.username,
    by_name: grant.actor.name,
    at,
    seq,
    state: 'open',
  }))
}
