import type { MergedValue } from '#core/base-map/merge.ts'
import { type HandConflict, type ParcelPlan, planParcel } from '#core/base-map/plan.ts'
import type { RecordValues } from '#core/base-map/read-record.ts'
import { type BaseSourceKind, baseSourceKinds } from '#core/base-map/source-kind.ts'
import type { BaseParcelTable } from '../db/base-map-tables.ts'
import { contentHash } from '../hash.ts'
import type { RowState } from '../rows/state.ts'
import { layersOfRow, stateOf } from './base-state.ts'

const mark = (value: unknown): string => contentHash(value).slice(0, 8)

/** Named by what it asks, so that an answer never holds for other values than were seen. */
export function fieldConflictId(parcelCode: string, field: string, values: readonly MergedValue[]): string {
  return `field-${parcelCode}-${field}-${mark(values)}`
}

export function handConflictId(parcelCode: string, conflict: HandConflict): string {
  return `by-hand-${parcelCode}-${conflict.field}-${mark(conflict)}`
}

/** What a record does to a parcel, by what was decided. @param name of the parcel in the ids of conflicts */
export function planRecord(
  kind: BaseSourceKind,
  values: RecordValues,
  name: string,
  parcel: BaseParcelTable | undefined,
  row: RowState | null,
  choiceOf: (id: string) => string | null,
): ParcelPlan {
  return planParcel(kind, values, stateOf(parcel), layersOfRow(row), {
    source: (field, said) => {
      const choice = choiceOf(fieldConflictId(name, field, said))
      return baseSourceKinds.find((one) => one === choice) ?? null
    },
    overHand: (conflict) => choiceOf(handConflictId(name, conflict)) === 'base',
  })
}
