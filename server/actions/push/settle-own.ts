import type { Kysely } from 'kysely'
import type { PushBody } from '#core/api/rows.ts'
import type { ConflictChoice } from '#core/record/change.ts'
import { keyText, type RowKey } from '#core/record/key.ts'
import { sameCell } from '#core/record/merge.ts'
import type { FieldConflictTable } from '../../db/conflict-tables.ts'
import { appendSettlements, openConflictsOf } from '../../db/conflicts.ts'
import type { Schema } from '../../db/schema.ts'
import { cellOfText, type Decided, settlementLine, standingIn } from '../../rows/conflict.ts'
import type { IncomingRow } from '../../rows/incoming.ts'
import { layerNamed } from '../../rows/table.ts'
import type { WorkingSet } from '../../rows/working-set.ts'
import type { AppliedRow, BatchStamp } from './apply-rows.ts'
import { keyOfSent } from './key-of-sent.ts'

type Settlement = NonNullable<PushBody['settlements']>[number]

/** What became of one row of the batch, beside what was sent of it. */
interface Row {
  readonly incoming: IncomingRow | null
  readonly applied: Extract<AppliedRow, { kind: 'decided' }>
}

/** What of a batch may answer an open question of its sender. */
export interface Answers {
  readonly settlements: readonly Settlement[]
  readonly incoming: readonly (IncomingRow | object)[]
  readonly applied: readonly AppliedRow[]
  /** Conflicts the batch raises itself. */
  readonly raised: readonly FieldConflictTable[]
}

export function settlementKey({ form, key }: Settlement): RowKey {
  return keyOfSent(form, key)
}

/**
 * Closes those conflicts which the sender's own edits raised before and which the batch answers: by a choice that is
 * said, by what it writes in the same place (an older pane says nothing more), or by asking the same question anew.
 * Nobody's but their own; what is not open is nothing to do. Returns how many were closed.
 */
export async function settleOwn(
  db: Kysely<Schema>,
  answers: Answers,
  work: WorkingSet,
  { district, batch, at, grant }: BatchStamp,
): Promise<number> {
  const { username, name } = grant.actor
  const written = answers.applied.flatMap((row) => (row.kind === 'decided' ? [row.key] : []))
  const keys = [...written, ...answers.settlements.map(settlementKey)]
  const open = (await openConflictsOf(db, district, username, keys)).filter((conflict) => conflict.batch !== batch)
  if (open.length === 0) return 0
  const rows = decidedRows(answers)
  const settlements = open.flatMap((conflict) => {
    const decided = decidedOn(conflict, answers, rows, work)
    const stamp = { username, by: name, at, reason: null, batch, number: 1 }
    return decided === null ? [] : [settlementLine(conflict, decided, stamp)]
  })
  await appendSettlements(db, district, settlements)
  return settlements.length
}

function decidedRows({ incoming, applied }: Answers): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>()
  for (const [index, row] of applied.entries()) {
    if (row.kind === 'refused') continue
    const sent = incoming[index]
    rows.set(keyText(row.key), { incoming: sent !== undefined && 'layers' in sent ? sent : null, applied: row })
  }
  return rows
}

function decidedOn(
  conflict: FieldConflictTable,
  { settlements, raised }: Answers,
  rows: ReadonlyMap<string, Row>,
  work: WorkingSet,
): Decided | null {
  const { row, value: standing } = standingIn(work, conflict)
  const revision = row?.revision ?? 0
  const next = raised.find((other) => isSamePlace(other, conflict))?.id ?? null
  const said = settlements.find(
    (one) =>
      one.form === conflict.form && one.field === conflict.field && keyText(settlementKey(one)) === conflict.row_key,
  )
  if (next !== null) {
    const choice = said?.choice ?? 'theirs'
    return { choice, value: choice === 'mine' ? cellOfText(conflict.mine) : standing, replacedBy: next, revision }
  }
  if (said?.choice === 'theirs') return { choice: 'theirs', value: standing, replacedBy: null, revision }
  // 我的 is carried out by the row it comes with: where that was refused, nothing was decided yet.
  const choice = choiceOf(conflict, rows.get(conflict.row_key), standing, said?.choice === 'mine')
  return choice === null ? null : { choice, value: standing, replacedBy: null, revision }
}

function isSamePlace(a: FieldConflictTable, b: FieldConflictTable): boolean {
  return a.form === b.form && a.row_key === b.row_key && a.layer === b.layer && a.field === b.field
}

/**
 * What a row of the batch makes of the conflict; null when nothing.
 * @param isMineSaid 我的 was chosen for it
 */
function choiceOf(
  { layer, field, ...conflict }: FieldConflictTable,
  row: Row | undefined,
  standing: Decided['value'],
  isMineSaid: boolean,
): ConflictChoice | null {
  if (row === undefined) return null
  const named = (fields: ReadonlyMap<string, Readonly<Record<string, unknown>>>): boolean =>
    field in (fields.get(layer) ?? {})
  const isMine = sameCell(standing, cellOfText(conflict.mine))
  const choice = isMine ? 'mine' : sameCell(standing, cellOfText(conflict.theirs)) ? 'theirs' : 'other'
  if (named(row.applied.written)) return choice
  // Somebody else has written it meanwhile; 我的 may have been typed over since the conflict.
  if (row.incoming === null || !named(row.incoming.layers)) return null
  const isSent = isMineSaid && sameCell(standing, row.incoming.layers.get(layerNamed(layer))?.[field])
  return isMine || isSent ? choice : null
}
