import type { Kysely } from 'kysely'
import { keyText, type RowKey } from '#core/record/key.ts'
import type { LayerFields } from '#core/record/layer.ts'
import { groupedBy } from '../collections.ts'
import { rebuildStates } from '../db/conflicts.ts'
import { saveRemovedParcels } from '../db/removals.ts'
import { inPieces, saveRows } from '../db/rows.ts'
import type { RowRemovalTable, RowTransitionTable, RowVersionTable, Schema } from '../db/schema.ts'
import { saveDifferences } from './differences.ts'
import { loadParcels } from './load.ts'
import { refreshParcels } from './refresh.ts'
import { removedParcels } from './removed-parcels.ts'
import { followingParcel, newRow, type RowState, withChange, withRemoval, withTransition } from './state.ts'
import { keyOf, layerNamed, statusOf, toTable } from './table.ts'

const derived = [
  'row',
  'parcel',
  'removed_parcel',
  'finding_count',
  'finding_total',
  'town_total',
  'progress_count',
  'layer_difference',
] as const

/**
 * Makes everything derived anew from what was recorded: rows from row_version, row_transition and row_removal, then
 * lines, counts and sums from the rows, and the state of conflicts from their settlements. In one transaction: readers see the old state or the new one.
 */
export async function rebuild(db: Kysely<Schema>, district: string, today: string): Promise<void> {
  for (const table of derived) await db.deleteFrom(table).where('district', '=', district).execute()
  const cycles = await db
    .selectFrom('row_version')
    .select('cycle')
    .distinct()
    .where('district', '=', district)
    .orderBy('cycle')
    .execute()
  for (const { cycle } of cycles) {
    const codes = await rebuildRows(db, district, cycle)
    await inPieces(codes, async (piece) => {
      const parcels = await loadParcels(db, district, cycle, piece)
      await refreshParcels(db, district, cycle, today, parcels)
      await saveRemovedParcels(db, removedParcels(district, parcels))
    })
  }
  await rebuildStates(db, district)
}

type Event =
  | { readonly kind: 'version'; readonly seq: number; readonly version: RowVersionTable }
  | { readonly kind: 'transition'; readonly seq: number; readonly transition: RowTransitionTable }
  | { readonly kind: 'removal'; readonly seq: number; readonly removal: RowRemovalTable }

/** Returns the codes of the year's parcels. */
async function rebuildRows(db: Kysely<Schema>, district: string, cycle: string): Promise<readonly string[]> {
  const versions = await db
    .selectFrom('row_version')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('seq')
    .orderBy('layer')
    .execute()
  const transitions = await db
    .selectFrom('row_transition')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('seq')
    .execute()
  const removals = await db
    .selectFrom('row_removal')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('seq')
    .execute()
  const byParcel = groupedBy(eventsOf({ versions, transitions, removals }), parcelOf)
  await inPieces([...byParcel.values()], async (piece) => {
    const rows = piece.flatMap(replayed)
    await saveRows(
      db,
      rows.map((row) => toTable(district, row)),
    )
    await saveDifferences(db, district, rows)
  })
  return [...byParcel.keys()].sort()
}

/** All that is on record of some parcels. */
export interface ParcelRecord {
  readonly versions: readonly RowVersionTable[]
  readonly transitions: readonly RowTransitionTable[]
  readonly removals: readonly RowRemovalTable[]
}

function eventsOf({ versions, transitions, removals }: ParcelRecord): readonly Event[] {
  const events: Event[] = [
    ...versions.map((version): Event => ({ kind: 'version', seq: version.seq, version })),
    ...transitions.map((transition): Event => ({ kind: 'transition', seq: transition.seq, transition })),
    ...removals.map((removal): Event => ({ kind: 'removal', seq: removal.seq, removal })),
  ]
  return events.sort((a, b) => a.seq - b.seq || compareLayers(a, b))
}

/** Layers of one change in the order in which they were written. */
function compareLayers(a: Event, b: Event): number {
  const layerOf = (event: Event): string => (event.kind === 'version' ? event.version.layer : '')
  return layerOf(a) < layerOf(b) ? -1 : layerOf(a) > layerOf(b) ? 1 : 0
}

/** Rows of any parcels of one year as their record of changes makes them; all of the record must be handed in. */
export function replayedRows(record: ParcelRecord): readonly RowState[] {
  return [...groupedBy(eventsOf(record), parcelOf).values()].flatMap(replayed)
}

function parcelOf(event: Event): string {
  if (event.kind === 'transition') return event.transition.parcel_code
  if (event.kind === 'removal') return event.removal.parcel_code
  return keyOf(event.version.form, event.version.row_key).parcelCode
}

interface Replay {
  readonly parcel: RowState | null
  /** By key. */
  readonly firms: ReadonlyMap<string, RowState>
}

/** The rows of one parcel after all that happened to it, in the order in which it happened. */
function replayed(events: readonly Event[]): readonly RowState[] {
  let { parcel, firms }: Replay = { parcel: null, firms: new Map() }
  for (const event of events) {
    const after = rowAfter(event, { parcel, firms })
    if (after.key.form === 'parcel-self-assessment') parcel = after
    else firms = new Map([...firms, [keyText(after.key), after]])
    const leading = parcel
    if (leading !== null) firms = new Map([...firms].map(([key, firm]) => [key, followingParcel(firm, leading)]))
  }
  return parcel === null ? [...firms.values()] : [parcel, ...firms.values()]
}

function rowAfter(event: Event, rows: Replay): RowState {
  switch (event.kind) {
    case 'transition': {
      const { parcel_code, revision, seq, at, by_name: by, to_status } = event.transition
      if (rows.parcel === null) throw new Error(`a status of ${parcel_code} before its row`)
      return withTransition(rows.parcel, statusOf(to_status), { revision, seq, at, by })
    }
    case 'removal': {
      const { form, row_key, revision, seq, at, by_name: by, removed } = event.removal
      const before = rowOf(keyOf(form, row_key), rows)
      if (before === null) throw new Error(`a removal of ${row_key} before its row`)
      return withRemoval(before, removed === 1, { revision, seq, at, by })
    }
    case 'version': {
      const { version } = event
      const key = keyOf(version.form, version.row_key)
      const { status = 'draft', townCode = null } = rows.parcel ?? {}
      return withChange(rowOf(key, rows) ?? newRow(key, status, townCode), changeOf(version))
    }
  }
}

function rowOf(key: RowKey, { parcel, firms }: Replay): RowState | null {
  return key.form === 'parcel-self-assessment' ? parcel : (firms.get(keyText(key)) ?? null)
}

function changeOf(version: RowVersionTable) {
  return {
    revision: version.revision,
    seq: version.seq,
    at: version.at,
    by: version.by_name,
    layer: layerNamed(version.layer),
    fields: JSON.parse(version.fields) as LayerFields,
    formVersion: version.form_version,
  }
}
