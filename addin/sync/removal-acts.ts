import { removalRoles } from '#core/access/removal.ts'
import type { Role } from '#core/access/role.ts'
import type { RemovalOutcome } from '#core/api/removals.ts'
import type { SnapshotRow } from '../storage/stored.ts'
import type { RowName } from './book-rows.ts'
import type { SyncParts } from './push.ts'
import { parcelKeyOf } from './removed.ts'

const mostRows = 500

/** What was asked of the server for rows, and what became of it. */
export interface RemovalResult {
  readonly to: 'removed' | 'present'
  readonly done: readonly RowName[]
  readonly refused: readonly (RowName & { readonly message: string })[]
}

/** Whether somebody of this role may ask for it at all; the server knows the scope and the row. */
export function mayRemove(role: Role, form: RowName['form']): boolean {
  return removalRoles[form].includes(role)
}

/** Without the firms whose parcel is among them: they go, and come back, with it. */
export function withoutFollowers<Row extends RowName>(rows: readonly Row[]): readonly Row[] {
  const parcels = new Set(rows.flatMap(({ form, key }) => (form === 'parcel-self-assessment' ? [key] : [])))
  return rows.filter(({ form, key }) => form === 'parcel-self-assessment' || !parcels.has(parcelKeyOf(key)))
}

export interface RemovalWish {
  readonly to: RemovalResult['to']
  readonly rows: readonly RowName[]
  readonly reason: string
  /** Who asks, and when: what is known of the rows from then on. */
  readonly by: string
  readonly at: string
}

/**
 * Takes rows out on the server, or brings them back; each gets its own answer, which the book remembers. Of more than 500
 * rows every 500 are done by themselves. Rejects with what the call rejects with: what was done stays done.
 */
export async function askRemoval(
  { book, call }: Pick<SyncParts, 'book' | 'call'>,
  { to, rows, reason, by, at }: RemovalWish,
  signal: AbortSignal,
): Promise<RemovalResult> {
  const known = withoutFollowers(rows).flatMap(({ key }) => book.snapshot(key) ?? [])
  const done: RowName[] = []
  const refused: (RowName & { readonly message: string })[] = []
  for (let start = 0; start < known.length; start += mostRows) {
    const part = known.slice(start, start + mostRows)
    const asked = part.map((row) => ({ form: row.form, key: row.key, baseRevision: baseOf(row) }))
    const { items } = await call('removeRows', { body: { to, rows: asked, reason } }, signal)
    const answers = new Map(items.map((item) => [item.key, item]))
    const moved = part.flatMap((row) => moveOf(row, answers.get(row.key), { to, reason, by, at }))
    await book.putSnapshots(moved)
    done.push(...moved.map(({ form, key }) => ({ form, key })))
    for (const { form, key, refusal } of items)
      if (refusal !== null) refused.push({ form, key, message: refusal.message })
  }
  return { to, done, refused }
}

function baseOf({ revision, removed }: SnapshotRow): number {
  return removed === undefined ? revision : Math.max(revision, removed.revision)
}

function moveOf(
  row: SnapshotRow,
  answer: RemovalOutcome | undefined,
  { to, reason, by, at }: Omit<RemovalWish, 'rows'>,
): readonly SnapshotRow[] {
  if (answer === undefined || answer.revision === null) return []
  const { removed: _before, ...rest } = row
  // Brought back it is known as it was before: what became of it meanwhile is fetched.
  if (to === 'present') return [rest]
  return [{ ...rest, removed: { revision: answer.revision, by, at, reason, mayRestore: true } }]
}
