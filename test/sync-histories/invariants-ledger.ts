import { sameCell } from '#core/record/merge.ts'
import type { ConflictSettlementTable, FieldConflictTable } from '#server/db/conflict-tables.ts'
import type { ParcelLockingTable } from '#server/db/formal-tables.ts'
import type { RowRemovalTable, RowTable, RowTransitionTable, RowVersionTable } from '#server/db/schema.ts'
import { cellOfText } from '#server/rows/conflict.ts'
import { layersAt, type Version } from '#server/rows/history.ts'
import { layerNamed } from '#server/rows/table.ts'
import { type Device, waitingChoices } from './device.ts'
import { Fault } from './fault.ts'
import type { ServerSide } from './server-side.ts'

/** What a district has on record. */
export interface DistrictRecord {
  readonly rows: readonly RowTable[]
  readonly versions: readonly RowVersionTable[]
  readonly removals: readonly RowRemovalTable[]
  readonly transitions: readonly RowTransitionTable[]
  readonly lockings: readonly ParcelLockingTable[]
  readonly conflicts: readonly FieldConflictTable[]
  readonly settlements: readonly ConflictSettlementTable[]
  /** Codes of the parcels that lists, sums and evaluations know. */
  readonly listed: readonly string[]
}

export async function recordOf({ service }: ServerSide): Promise<DistrictRecord> {
  const district = service.district.code
  return service.database.read(async (db) => ({
    rows: await db.selectFrom('row').selectAll().where('district', '=', district).execute(),
    versions: await db
      .selectFrom('row_version')
      .selectAll()
      .where('district', '=', district)
      .orderBy('revision')
      .execute(),
    removals: await db
      .selectFrom('row_removal')
      .selectAll()
      .where('district', '=', district)
      .orderBy('revision')
      .execute(),
    transitions: await db
      .selectFrom('row_transition')
      .selectAll()
      .where('district', '=', district)
      .orderBy('seq')
      .execute(),
    lockings: await db.selectFrom('parcel_locking').selectAll().where('district', '=', district).execute(),
    conflicts: await db.selectFrom('field_conflict').selectAll().where('district', '=', district).execute(),
    settlements: await db
      .selectFrom('conflict_settlement')
      .selectAll()
      .where('district', '=', district)
      .orderBy('number')
      .execute(),
    listed: (await db.selectFrom('parcel').select('parcel_code').where('district', '=', district).execute()).map(
      ({ parcel_code }) => parcel_code,
    ),
  }))
}

/** Removed is what was removed last and not brought back; nothing is written into a row while it is gone. */
export function requireRemovals({ rows, versions, removals, listed }: DistrictRecord): void {
  for (const row of rows) {
    const { row_key: key, parcel_code: code } = row
    const ofRow = removals.filter((removal) => removal.row_key === key)
    const isGone = ofRow.at(-1)?.removed === 1
    if ((row.removed === 1) !== isGone) throw new Fault(`${key} is removed ${row.removed}, its record says ${isGone}`)
    for (const [index, removal] of ofRow.entries()) {
      if (removal.removed === (index % 2 === 0 ? 1 : 0)) continue
      throw new Fault(`${key} was removed or brought back twice in a row`)
    }
    const parcel = rows.find(({ row_key }) => row_key === row.row_key.split('/').slice(0, 2).join('/'))
    if (parcel?.removed === 1 && row.removed === 0) throw new Fault(`${key} is there and its parcel is not`)
    if (key.split('/').length === 2 && listed.includes(code) === isGone) throw new Fault(`${code} is listed wrongly`)
    for (const { revision } of versions.filter((version) => version.row_key === key)) {
      if (ofRow.findLast((removal) => removal.revision < revision)?.removed !== 1) continue
      throw new Fault(`revision ${revision} was written into ${key} while it was gone`)
    }
  }
}

/** A conflict is settled when somebody decided on it, and then the decision says what; none is asked twice. */
export function requireSettlements({ conflicts, settlements }: DistrictRecord): void {
  const open = new Set<string>()
  for (const conflict of conflicts) {
    const { id, username, row_key, layer, field, state } = conflict
    const decisions = settlements.filter((settlement) => settlement.conflict === id)
    if ((state === 'open') !== (decisions.length === 0)) throw new Fault(`conflict on ${row_key}.${field} is ${state}`)
    for (const [index, { number, choice, settled_value }] of decisions.entries()) {
      if (number !== index + 1) throw new Fault(`decision ${number} on ${row_key}.${field} is the ${index + 1}th`)
      const isOther = choice === 'mine' && !sameCell(cellOfText(settled_value), cellOfText(conflict.mine))
      if (isOther) throw new Fault(`${row_key}.${field}: 采用我的 is ${settled_value}, mine was ${conflict.mine}`)
    }
    const place = `${username} ${row_key} ${layer} ${field}`
    if (state === 'open' && open.has(place)) throw new Fault(`${place} is asked twice`)
    if (state === 'open') open.add(place)
  }
}

/** What a decision says stood in the row after it stood there. */
export function requireStanding(
  { settlements }: DistrictRecord,
  history: ReadonlyMap<string, readonly Version[]>,
): void {
  for (const { row_key: key, layer, field, choice, settled_value, replaced_by, revision } of settlements) {
    if (replaced_by !== null) continue
    const stood = layersAt(history.get(key) ?? [], revision)[layerNamed(layer)]?.[field] ?? null
    if (sameCell(stood, cellOfText(settled_value))) continue
    throw new Fault(
      `${key}.${field}: 采用 ${choice} ${settled_value}, and ${JSON.stringify(stood)} stood at ${revision}`,
    )
  }
}

/** Everyone has chosen: what is still open was raised by nobody's pane, or waits for its row to come back. */
export function requireChosen(
  { conflicts, rows }: DistrictRecord,
  server: ServerSide,
  devices: readonly Device[],
): void {
  for (const { batch, row_key, field, state } of conflicts) {
    const from = server.committed.get(batch)?.from
    const device = devices.find(({ name }) => name === from)
    const isGone = rows.find((row) => row.row_key === row_key)?.removed === 1
    if (state !== 'open' || isGone || device === undefined) continue
    if (waitingChoices(device).some((waiting) => waiting.key === row_key && waiting.field === field)) continue
    throw new Fault(`${from} has no open question, the ledger has one on ${row_key}.${field}`)
  }
}

/** Whoever decided in the console replaced what they were shown. */
export function requireShown({ versions }: DistrictRecord, { decisions }: ServerSide): void {
  for (const { row_key, revision, layer, batch, fields, source } of versions) {
    if (source !== 'console') continue
    const decision = decisions.find((one) => one.id === batch && one.revision === revision)
    if (decision === undefined) throw new Fault(`revision ${revision} of ${row_key} was decided by nobody`)
    const [field = ''] = Object.keys(JSON.parse(fields) as Record<string, unknown>)
    const between = versions.filter(
      (other) =>
        other.row_key === row_key &&
        other.layer === layer &&
        other.revision > decision.rowRevision &&
        other.revision < revision &&
        field in (JSON.parse(other.fields) as Record<string, unknown>),
    )
    if (between.length > 0) throw new Fault(`${row_key}.${field} was decided on an older value than stood there`)
  }
}
