import type { Kysely } from 'kysely'
import type { RemovalBody } from '#core/api/removals.ts'
import { type Problem, problem } from '#core/error/problem.ts'
import { keyText, parseKey, type RowKey } from '#core/record/key.ts'
import type { RowRemovalTable, Schema } from '../../db/schema.ts'
import type { Version } from '../../rows/history.ts'
import { loadTouched } from '../../rows/load-touched.ts'
import type { RowState } from '../../rows/state.ts'
import { versionsOf } from '../../rows/versions-of.ts'
import type { WorkingSet } from '../../rows/working-set.ts'
import type { Grant } from '../authorise.ts'
import { bringBack, type Move, takeOut } from './move-rows.ts'
import { removalRefusal } from './removal-refusal.ts'

export type AskedRow = RemovalBody['rows'][number]

export function keyOfAsked({ form, key }: AskedRow): RowKey | null {
  return parseKey(form, key)
}

/** The rows somebody takes out or brings back, and what has become of them so far. */
export class Removing {
  readonly work: WorkingSet
  readonly #grant: Grant
  readonly #isRemoval: boolean
  /** History of the rows that are not as the caller saw them. */
  readonly #versions: ReadonlyMap<string, readonly Version[]>

  private constructor(
    grant: Grant,
    to: RemovalBody['to'],
    work: WorkingSet,
    versions: ReadonlyMap<string, readonly Version[]>,
  ) {
    this.work = work
    this.#grant = grant
    this.#isRemoval = to === 'removed'
    this.#versions = versions
  }

  static async load(
    db: Kysely<Schema>,
    district: string,
    grant: Grant,
    { to, rows }: Pick<RemovalBody, 'to' | 'rows'>,
  ): Promise<Removing> {
    const keys = rows.map((asked) => ({ key: keyOfAsked(asked), baseRevision: asked.baseRevision }))
    const known = keys.flatMap(({ key }) => (key === null ? [] : [key]))
    const work = await loadTouched(db, district, known)
    const behind = keys.flatMap(({ key, baseRevision }) =>
      key !== null && work.get(key)?.revision !== baseRevision ? [key] : [],
    )
    return new Removing(grant, to, work, await versionsOf(db, district, behind))
  }

  /** The row as it stands, or why nothing may be done to it. */
  find(asked: AskedRow): RowState | Problem {
    const key = keyOfAsked(asked)
    if (key === null) return problem('not-found', { what: '这一行' })
    const parcel = this.work.parcelOf(key)
    const row = this.work.get(key)
    const refusal = removalRefusal(this.#grant, key.parcelCode, row, parcel)
    if (refusal !== null) return refusal
    if (row === null || parcel === null) throw new Error(`${keyText(key)} was not refused and is not there`)
    return this.#isRemoval ? this.#unchanged(row, asked.baseRevision) : comingBack(row, parcel)
  }

  /** What others wrote since the caller looked is not taken out unseen. */
  #unchanged(row: RowState, baseRevision: number): RowState | Problem {
    if (row.removed) return row
    const { username } = this.#grant.actor
    // A revision that was never given says that the row was not seen.
    const seen = baseRevision > row.revision ? 0 : baseRevision
    const change = this.#versions
      .get(keyText(row.key))
      ?.findLast((version) => version.revision > seen && version.username !== username)
    return change === undefined ? row : problem('row-changed-since', { by: change.by, at: change.at })
  }

  /** Returns the record of it; none where the row stands so already. */
  async move(db: Kysely<Schema>, row: RowState, move: Move): Promise<readonly RowRemovalTable[]> {
    if (row.removed === this.#isRemoval) return []
    return this.#isRemoval ? takeOut(this.work, row, move) : bringBack(db, this.work, row, move)
  }
}

/** A firm comes back with its parcel, not before it. */
function comingBack(row: RowState, parcel: RowState): RowState | Problem {
  if (row === parcel || !parcel.removed) return row
  return problem('row-removed', { by: parcel.updatedBy, at: parcel.updatedAt })
}
