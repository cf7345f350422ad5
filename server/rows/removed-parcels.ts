import type { RemovedParcelTable } from '../db/schema.ts'
import type { ParcelRows } from './judge.ts'
import { textOrNull } from './state.ts'

/** Of those that are removed, whose they are. */
export function removedParcels(district: string, parcels: readonly ParcelRows[]): readonly RemovedParcelTable[] {
  return parcels.flatMap(({ cycle, parcelCode, parcel }) => {
    if (!parcel.removed) return []
    const { ownerUscc, parcelName } = parcel.effective
    return [
      {
        district,
        cycle,
        parcel_code: parcelCode,
        town_code: parcel.townCode,
        owner_uscc: textOrNull(ownerUscc),
        parcel_name: textOrNull(parcelName),
      },
    ]
  })
}
