import type { CellValue } from '#core/form/field.ts'
import type { TenancyFirm, TenancyParcel } from '#core/tenancy/tenancy.ts'
import type { ParcelRows } from './judge.ts'
import { numberOrNull, type RowState, textOrNull, usccOf } from './state.ts'

/** What of a parcel's rows tells of its tenancy; all of it is reported, none of it is masked. */
export function tenancyParcel({ parcel, firms }: Pick<ParcelRows, 'parcel' | 'firms'>): TenancyParcel {
  const { ownerName, ownerUscc, floorArea, rentedOutArea } = parcel.effective
  return {
    ownerName: textOrNull(ownerName),
    ownerUscc: textOrNull(ownerUscc),
    floorArea: numberOrNull(floorArea),
    rentedOutArea: numberOrNull(rentedOutArea),
    firms: firms.map(tenancyFirm),
  }
}

function tenancyFirm({ key, effective }: RowState): TenancyFirm {
  const { firmName, occupancy, lessor, leaseStart, leaseEnd, occupiedFloorArea } = effective
  return {
    uscc: usccOf(key) ?? '',
    name: textOrNull(firmName),
    occupancy: textOrNull(occupancy),
    lessor: textOrNull(lessor),
    leaseStart: dayOrNull(leaseStart),
    leaseEnd: dayOrNull(leaseEnd),
    area: numberOrNull(occupiedFloorArea),
  }
}

function dayOrNull(value: CellValue | undefined): string | null {
  const text = textOrNull(value)
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null
}
