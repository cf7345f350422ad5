import type { LedgerConflict } from '#core/api/conflicts.ts'
import type { CellValue } from '#core/form/field.ts'
import type { ConflictChoice } from '#core/record/change.ts'
import type { Call } from '#ui/client.ts'
import type { Tell } from '../batch/use-batch.ts'
import type { ConflictFilter } from './conflict-view.ts'

/** One conflict of a batch: settled, or why not. */
export interface SettleOutcome {
  readonly conflict: LedgerConflict
  /** Null: settled. */
  readonly refusal: string | null
}

export interface Decision {
  readonly choice: ConflictChoice
  /** Only with choice `other`; null empties the field. */
  readonly value?: CellValue | null
  /** '' for none. */
  readonly reason: string
}

/** The most that is asked for, and settled, at once. */
export const batchSize = 500

/** Every conflict a filter finds, read by cursor before anything is settled: a settlement moves it out of the filter. */
export async function conflictsOf(
  call: Call,
  filter: ConflictFilter,
  tell: (read: number, total: number) => void,
  signal: AbortSignal,
): Promise<readonly LedgerConflict[]> {
  const found: LedgerConflict[] = []
  let cursor: string | undefined
  do {
    const page = await call('conflicts', { query: { ...filter, limit: batchSize, cursor } }, signal)
    found.push(...page.items)
    cursor = page.nextCursor ?? undefined
    tell(found.length, Math.max(found.length, page.open))
  } while (cursor !== undefined && !signal.aborted)
  return found
}

/**
 * Settles conflicts by one decision, batch after batch. Stops between two batches when the signal asks to; what was
 * settled stays settled and stands in the outcomes. A failure of the connection rejects, with the outcomes so far told.
 */
export async function settleConflicts(
  call: Call,
  conflicts: readonly LedgerConflict[],
  decision: Decision,
  tell: Tell<SettleOutcome>,
  signal: AbortSignal,
): Promise<void> {
  const outcomes: SettleOutcome[] = []
  /** What our own settlements made of the rows: they are no change by others. */
  const revisions = new Map<string, number>()
  tell({ done: 0, total: conflicts.length }, outcomes)
  for (let from = 0; from < conflicts.length && !signal.aborted; from += batchSize) {
    const batch = conflicts.slice(from, from + batchSize)
    const { items } = await call('settleConflicts', { body: settlementOf(batch, decision, revisions) })
    for (const [at, conflict] of batch.entries()) {
      const item = items[at]
      if (item?.revision != null) revisions.set(rowOf(conflict), item.revision)
      outcomes.push({ conflict, refusal: item?.refusal?.message ?? null })
    }
    tell({ done: outcomes.length, total: conflicts.length }, [...outcomes])
  }
}

function settlementOf(
  conflicts: readonly LedgerConflict[],
  { choice, value, reason }: Decision,
  revisions: ReadonlyMap<string, number>,
) {
  const items = conflicts.map((conflict) => ({
    id: conflict.id,
    rowRevision: revisions.get(rowOf(conflict)) ?? conflict.rowRevision,
    choice,
    ...(value === undefined ? {} : { value }),
  }))
  return { items, ...(reason === '' ? {} : { reason }) }
}

function rowOf({ form, key }: LedgerConflict): string {
  return `${form} ${key}`
}
