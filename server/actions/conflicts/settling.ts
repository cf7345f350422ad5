import type { Kysely } from 'kysely'
import { isMaskedPersonal } from '#core/access/personal.ts'
import type { SettlementsBody } from '#core/api/conflicts.ts'
import { type Problem, problem } from '#core/error/problem.ts'
import type { CellValue } from '#core/form/field.ts'
import { formById } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import { sameCell } from '#core/record/merge.ts'
import type { ConflictSettlementTable, FieldConflictTable } from '../../db/conflict-tables.ts'
import { conflictsById, settlementsOf } from '../../db/conflicts.ts'
import type { RowVersionTable, Schema } from '../../db/schema.ts'
import { cellOfText, settlementLine, standingIn } from '../../rows/conflict.ts'
import { lastChange, type Version, versionOf } from '../../rows/history.ts'
import { normalisedCell } from '../../rows/incoming.ts'
import { loadTouched } from '../../rows/load-touched.ts'
import { type RowState, withChange } from '../../rows/state.ts'
import { keyOf, layerNamed } from '../../rows/table.ts'
import { versionsOf } from '../../rows/versions-of.ts'
import { type HiddenPlace, hiddenPlaces, isHidden } from '../../rows/view.ts'
import type { WorkingSet } from '../../rows/working-set.ts'
import type { Grant } from '../authorise.ts'
import { authorityRefusal, leavesScope, placeOf } from '../row-scope.ts'
import { covers } from '../scope.ts'
import { settleRefusal } from './settle-refusal.ts'

export type AskedSettlement = SettlementsBody['items'][number]

/** Who decides, when and why. */
export interface Decider {
  readonly grant: Grant
  readonly district: string
  readonly at: string
  readonly reason: string | null
}

/** A decision that was taken. */
export interface Settled {
  readonly row: RowState
  readonly conflict: FieldConflictTable
  readonly settlement: ConflictSettlementTable
  /** The change of the row it made; null when what was chosen stood there. */
  readonly version: RowVersionTable | null
}

/** The conflicts somebody decides on, their rows, and what has been decided so far. */
export class Settling {
  readonly work: WorkingSet
  readonly #decider: Decider
  readonly #conflicts: ReadonlyMap<string, FieldConflictTable>
  readonly #versions: Map<string, readonly Version[]>
  /** Decisions on each conflict. */
  readonly #numbers: Map<string, number>
  readonly #hidden: readonly HiddenPlace[]

  private constructor(
    decider: Decider,
    conflicts: readonly FieldConflictTable[],
    work: WorkingSet,
    versions: ReadonlyMap<string, readonly Version[]>,
    settlements: readonly ConflictSettlementTable[],
  ) {
    this.work = work
    this.#decider = decider
    this.#conflicts = new Map(conflicts.map((conflict) => [conflict.id, conflict]))
    this.#versions = new Map(versions)
    this.#numbers = new Map(settlements.map(({ conflict, number }) => [conflict, number]))
    this.#hidden = hiddenPlaces(decider.grant.actor)
  }

  static async load(db: Kysely<Schema>, decider: Decider, ids: readonly string[]): Promise<Settling> {
    const { district } = decider
    const conflicts = await conflictsById(db, district, ids)
    const keys = conflicts.map(({ form, row_key }) => keyOf(form, row_key))
    const work = await loadTouched(db, district, keys)
    const versions = await versionsOf(db, district, keys)
    return new Settling(decider, conflicts, work, versions, await settlementsOf(db, district, ids))
  }

  /** The conflict is another's: told like one that does not exist, and put on record. */
  isOutside({ id }: AskedSettlement): boolean {
    const conflict = this.#conflicts.get(id)
    if (conflict === undefined) return false
    const parcel = this.work.parcelOf(keyOf(conflict.form, conflict.row_key))
    return parcel === null || !covers(this.#decider.grant.scope, placeOf(parcel))
  }

  /** @param seq of the change, should there be one */
  settle(asked: AskedSettlement, seq: number): Settled | Problem {
    const conflict = this.#conflicts.get(asked.id)
    const unknown = problem('not-found', { what: '这条冲突' })
    if (conflict === undefined || this.isOutside(asked)) return unknown
    const { field } = conflict
    const layer = layerNamed(conflict.layer)
    const { row, value: standing } = standingIn(this.work, conflict)
    const { grant } = this.#decider
    if (row === null || isHidden(this.#hidden, row, layer, field)) return unknown
    const refusal =
      settleRefusal(grant.actor, row, layer, field) ??
      authorityRefusal(grant, row.key.form, this.work.parcelOf(row.key), [layer])
    if (refusal !== null) return refusal
    const change = lastChange(this.#versions.get(conflict.row_key) ?? [], layer, field)
    // A revision that was never given says that the row was not seen.
    const seen = asked.rowRevision > row.revision ? 0 : asked.rowRevision
    if (change !== null && change.revision > seen) {
      return problem('row-changed-since', { by: change.by, at: change.at })
    }
    const value = chosen(asked, conflict, standing)
    if (isProblem(value)) return value
    if (sameCell(value, standing)) return this.#settled(asked, conflict, row, value, null)
    return this.#written(asked, conflict, row, value, seq)
  }

  #written(
    asked: AskedSettlement,
    conflict: FieldConflictTable,
    before: RowState,
    value: CellValue | null,
    seq: number,
  ): Settled | Problem {
    const { grant, district, at } = this.#decider
    const { username, name } = grant.actor
    const { key } = before
    const { version: formVersion } = formById(key.form)
    const layer = layerNamed(conflict.layer)
    const fields = { [conflict.field]: value }
    const stamp = { revision: before.revision + 1, seq, at, by: name }
    const row = withChange(before, { ...stamp, layer, fields, formVersion })
    if (leavesScope(grant, row)) return problem('row-outside-scope', { parcelCode: key.parcelCode })
    const version = {
      district,
      form: key.form,
      cycle: key.cycle,
      row_key: keyText(key),
      revision: stamp.revision,
      layer,
      seq,
      fields: JSON.stringify(fields),
      source: 'console',
      username,
      by_name: name,
      // Known by the conflict it settles.
      batch: conflict.id,
      at,
      form_version: formVersion,
    }
    this.work.put(row)
    this.#versions.set(version.row_key, [...(this.#versions.get(version.row_key) ?? []), versionOf(version)])
    return this.#settled(asked, conflict, row, value, version)
  }

  #settled(
    { id, choice }: AskedSettlement,
    conflict: FieldConflictTable,
    row: RowState,
    value: CellValue | null,
    version: RowVersionTable | null,
  ): Settled {
    const { grant, at, reason } = this.#decider
    const { username, name: by } = grant.actor
    const number = (this.#numbers.get(id) ?? 0) + 1
    this.#numbers.set(id, number)
    const decided = { choice, value, replacedBy: null, revision: row.revision }
    const settlement = settlementLine(conflict, decided, { username, by, at, reason, batch: null, number })
    return { row, conflict, settlement, version }
  }
}

function isProblem(value: CellValue | null | Problem): value is Problem {
  return value !== null && typeof value === 'object' && 'code' in value
}

/** What is to stand there; a problem where it is no value of the field. */
function chosen(
  { choice, value = null }: AskedSettlement,
  { form, row_key, field: name, mine }: FieldConflictTable,
  standing: CellValue | null,
): CellValue | null | Problem {
  if (choice === 'theirs') return standing
  if (choice === 'mine') return cellOfText(mine)
  const field = formById(keyOf(form, row_key).form).fields[name]
  if (field === undefined) return problem('row-field-unknown', { field: name })
  // A masked contact that is sent back would wipe out the contact.
  if (isMaskedPersonal(field, value)) return problem('row-value-masked', { field: name })
  return normalisedCell(field, value)
}
