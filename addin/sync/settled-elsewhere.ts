import type { LedgerConflict } from '#core/api/conflicts.ts'
import type { CellValue } from '#core/form/field.ts'
import { sameCell } from '#core/record/merge.ts'
import { cycleOf } from '#workbook/row-key.ts'
import type { OpenConflict, SettledElsewhere, SnapshotRow } from '../storage/stored.ts'
import { putDecided } from './decided.ts'
import { onlyParcelOf, pages } from './older-server.ts'
import type { SyncParts } from './push.ts'
import { placeText } from './settlements.ts'

const pageSize = 200
/** Further back than that nobody's open conflict lies. */
const mostPages = 50

type Decision = NonNullable<LedgerConflict['settlement']>

interface Decided {
  readonly open: OpenConflict
  readonly decision: Decision
  /** Untouched: the cell still holds 我的. Retyped: it says something that is neither that nor what was decided. */
  readonly cell: 'untouched' | 'retyped' | 'agrees'
  /** What the sheet is to show. */
  readonly value: CellValue | null
  /** The question that what was typed since asks. */
  readonly anew: OpenConflict
}

/**
 * Closes what waits here for a choice that was made in the console or on another device. Where the cell still holds 我的,
 * what was decided is written. What was typed over it stays, and the question with it: whoever typed may not have seen
 * what was decided, and sending it would replace that unseen. Asks nothing while nothing is open; of a server that keeps
 * no ledger nothing is learnt.
 */
export async function closeSettled(parts: SyncParts, signal: AbortSignal): Promise<readonly SettledElsewhere[]> {
  const { book } = parts
  const { conflicts } = book.outbox()
  if (conflicts.length === 0) return []
  const newest = await newestEntries(parts, conflicts, signal)
  const decided = conflicts.flatMap((open): readonly Decided[] => {
    const entry = newest.get(placeText(open))
    // A question that a later one took the place of was decided by nobody.
    const isAnswer = entry?.settlement?.replacedBy === undefined && entry?.id !== open.heard
    return entry?.settlement && isAnswer ? [decidedHere(parts, open, entry, entry.settlement)] : []
  })
  if (decided.length === 0) return []
  const untouched = decided.filter(({ cell }) => cell === 'untouched')
  // Open until the sheet says what was decided: a pane that ends in between sends nothing of it.
  await book.putSnapshots(snapshotsWith(parts, untouched))
  const refused = await putDecided(
    parts,
    untouched.map(({ open: { form, key, field, madeOn }, value }) => ({ form, key, field, value, madeOn })),
  )
  const after = new Map(decided.map(({ open, cell, anew }) => [open, cell === 'retyped' ? [anew] : []]))
  await book.setConflicts(conflicts.flatMap((open) => after.get(open) ?? [open]))
  const unwritten = new Set(refused.map(placeText))
  return decided.map(({ open, decision: { choice, value, by, at }, cell }): SettledElsewhere => {
    const { form, key, field } = open
    const outcome = cell === 'retyped' ? 'kept' : unwritten.has(placeText(open)) ? 'refused' : 'written'
    return { form, key, field, choice, value, by, at, cell: outcome }
  })
}

/** The ledger's newest entry of each place: an earlier one says nothing of the question that is open now. */
async function newestEntries(
  { call, host }: SyncParts,
  conflicts: readonly OpenConflict[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, LedgerConflict>> {
  const newest = new Map<string, LedgerConflict>()
  const wanted = new Set(conflicts.map(placeText))
  const cycle = cycleOf(host.model.result)
  const parcelCode = onlyParcelOf(conflicts)
  if (cycle === null) return newest
  const query = {
    cycle,
    own: 'yes',
    state: 'all',
    limit: pageSize,
    ...(parcelCode === null ? {} : { parcelCode }),
  } as const
  for await (const { items } of pages(mostPages, (from) =>
    call('conflicts', { query: { ...query, ...from } }, signal),
  )) {
    for (const entry of items) {
      const place = placeText(entry)
      if (wanted.delete(place)) newest.set(place, entry)
    }
    if (wanted.size === 0) break
  }
  return newest
}

function decidedHere(
  { book, host, rows }: SyncParts,
  open: OpenConflict,
  { id, rowRevision }: LedgerConflict,
  decision: Decision,
): Decided {
  const { form, key, field, mine } = open
  const found = rows.find(form, key)
  const now = found === null ? null : host.model.value({ form, row: found.row.id, field })
  // Above what was decided may stand the value of a higher layer: what is shown is what the server shows.
  const known = book.snapshot(key)
  const isKnown = known !== null && (decision.choice === 'theirs' || known.revision >= rowRevision)
  const value = isKnown ? (known.cells[field] ?? null) : decision.value
  const { by: theirsBy, at: theirsAt } = decision
  const { theirsDevice: _, ...asked } = open
  const anew = { ...asked, mine: now, theirs: value, theirsBy, theirsAt, heard: id }
  const isAnswered = found === null || sameCell(now, value)
  const cell = found !== null && sameCell(now, mine) ? 'untouched' : isAnswered ? 'agrees' : 'retyped'
  return { open, decision, cell, value, anew }
}

/** The rows as they are known with what was decided: it is no edit of the user's. */
function snapshotsWith({ book }: SyncParts, decided: readonly Decided[]): readonly SnapshotRow[] {
  const rows = new Map<string, SnapshotRow>()
  for (const { open, value } of decided) {
    const known = rows.get(open.key) ?? book.snapshot(open.key)
    if (known !== null) rows.set(open.key, { ...known, cells: { ...known.cells, [open.field]: value } })
  }
  return [...rows.values()]
}
