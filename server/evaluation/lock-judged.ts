import type { AuditLog } from '../audit/log.ts'
import { type Clock, instantText } from '../clock.ts'
import type { Database } from '../db/database.ts'
import type { ParcelLockingTable } from '../db/formal-tables.ts'
import { findReEvaluation } from '../db/gate-overrides.ts'
import { openLocking, updateLocking } from '../db/parcel-lockings.ts'
import type { Job } from '../db/queue.ts'
import { lockPiece } from './lock-piece.ts'

interface Means {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
}

/** Some hundredths of a second each: nobody who writes meanwhile waits longer. */
const usualSize = 250

/**
 * Locks what formal evaluations have judged, those of the district that are not through with it, piece by piece. Each
 * piece is a transaction of its own that says how far it is, so that whoever comes after a stop goes on behind it; two
 * who do it at once take one piece after the other. The last one writes one entry to the audit log, if any were locked.
 * @param signal stops it after the piece at hand
 */
export async function lockJudged(
  means: Means,
  district: string,
  signal: AbortSignal,
  parcelsAtOnce = usualSize,
): Promise<void> {
  while (!signal.aborted) {
    if ((await means.database.write(nextPiece(means, district, parcelsAtOnce))) === 'none left') return
  }
}

function nextPiece({ clock, audit }: Means, district: string, parcelsAtOnce: number): Job<'more' | 'none left'> {
  return async (db) => {
    const locking = await openLocking(db, district)
    if (locking === null) return 'none left'
    const { evaluation, cycle, last_change: lastChange, username, by_name: by, role } = locking
    const at = instantText(clock.now())
    const made = await findReEvaluation(db, district, evaluation)
    const only = made === null ? null : (JSON.parse(made.parcel_codes) as readonly string[])
    const order = { district, cycle, evaluation, lastChange, only, at, username, by }
    const piece = await lockPiece(db, order, locking.after_parcel, parcelsAtOnce)
    const done = { ...endOf(locking, piece.last, at), locked: locking.locked + piece.locked }
    await updateLocking(db, locking, done)
    if (done.ended_at !== null && done.locked > 0) {
      const entry = { district, at, username, role, action: 'parcels-locked', object: String(evaluation) } as const
      await audit.append(db, { ...entry, details: { cycle, locked: done.locked } })
    }
    return 'more'
  }
}

function endOf({ after_parcel }: ParcelLockingTable, last: string | null, at: string) {
  return last === null ? { after_parcel, ended_at: at } : { after_parcel: last, ended_at: null }
}
