import { keyText, type RowKey } from '#core/record/key.ts'
import { distinct, groupedBy } from '../collections.ts'
import type { ParcelRows } from './judge.ts'
import { parcelsOf } from './load.ts'
import { followingParcel, newRow, parcelKey, type RowState, usccOf } from './state.ts'

/** The rows a transaction works on: as they were read, and as they have become. */
export class WorkingSet {
  readonly #stored = new Map<string, RowState>()
  readonly #rows = new Map<string, RowState>()

  constructor(parcels: readonly ParcelRows[]) {
    for (const { parcel, firms, removedFirms } of parcels) {
      for (const row of [parcel, ...firms, ...removedFirms]) {
        this.#stored.set(keyText(row.key), row)
        this.#rows.set(keyText(row.key), row)
      }
    }
  }

  get(key: RowKey): RowState | null {
    return this.#rows.get(keyText(key)) ?? null
  }

  parcelOf(key: RowKey): RowState | null {
    return this.get(parcelKey(key.cycle, key.parcelCode))
  }

  /** A row that does not exist yet, in the state its parcel gives it. */
  fresh(key: RowKey): RowState {
    const parcel = this.parcelOf(key)
    return newRow(key, parcel?.status ?? 'draft', parcel?.townCode ?? null)
  }

  put(row: RowState): void {
    this.#rows.set(keyText(row.key), row)
  }

  /** Brings the firms of every parcel to its status and town. */
  followParcels(): void {
    for (const { parcel, firms, removedFirms } of this.parcels()) {
      for (const firm of [...firms, ...removedFirms]) this.put(followingParcel(firm, parcel))
    }
  }

  parcels(): readonly ParcelRows[] {
    const rows = [...this.#rows.values()]
    return [...groupedBy(rows, (row) => row.key.cycle).values()].flatMap((ofCycle) => parcelsOf(ofCycle))
  }

  /** Rows that are not as they were read, by key. */
  changed(): readonly RowState[] {
    return [...this.#rows.values()].filter((row) => this.#stored.get(keyText(row.key)) !== row)
  }

  /** Firms whose share or status on a parcel changed, or that came to one. */
  firmsWithOtherShares(): readonly string[] {
    return distinct(
      this.changed().flatMap((row) => {
        const uscc = usccOf(row.key)
        const before = this.#stored.get(keyText(row.key))
        const same =
          before !== undefined &&
          before.status === row.status &&
          before.townCode === row.townCode &&
          before.removed === row.removed &&
          before.effective.parcelShare === row.effective.parcelShare
        return uscc === null || same ? [] : [uscc]
      }),
    )
  }
}
