import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import type { ParcelValues } from '../forms/parcel-self-assessment.ts'
import type { ParcelSubject, Row } from './subject.ts'

interface Group {
  readonly parcelCode: string
  readonly cycle: string
  readonly parcel: Row<ParcelValues> | null
  readonly firms: Row<EnterpriseValues>[]
  readonly repeats: Row<ParcelValues>[]
}

/**
 * The rows of one holding (a workbook, a 街镇's part of the ledger) as parcels with their firms: listed parcels in the
 * order of their rows, then those that only firms name. A parcel row's own assessYear is its cycle, else the one given.
 * Rows without a parcel code stay apart under the empty code.
 */
export function groupByParcel(
  cycle: string,
  parcels: readonly Row<ParcelValues>[],
  firms: readonly Row<EnterpriseValues>[],
): readonly ParcelSubject[] {
  const groups: Group[] = []
  const byCode = new Map<string, Group>()
  const open = (parcelCode: string, parcel: Row<ParcelValues> | null): Group => {
    const year = parcel?.values.assessYear
    const group: Group = {
      parcelCode,
      cycle: year === undefined ? cycle : String(year),
      parcel,
      firms: [],
      repeats: [],
    }
    groups.push(group)
    return group
  }
  for (const row of parcels) {
    const code = row.values.parcelCode ?? ''
    const listed = byCode.get(code)
    if (listed !== undefined) listed.repeats.push(row)
    else {
      const group = open(code, row)
      if (code !== '') byCode.set(code, group)
    }
  }
  for (const row of firms) {
    const code = row.values.parcelCode ?? ''
    let group = byCode.get(code)
    if (group === undefined) {
      group = open(code, null)
      byCode.set(code, group)
    }
    group.firms.push(row)
  }
  return groups
}
