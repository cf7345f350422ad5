import type { Reading } from '../form/clean.ts'
import type { Cells } from '../form/form.ts'
import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import type { ParcelValues } from '../forms/parcel-self-assessment.ts'

/** One row as its holder names it, with what its cells held and the values that can be read from them. */
export interface Row<Values> {
  readonly id: string
  readonly cells: Cells
  /** Parsed, in range, an option: anything else is absent (blank). */
  readonly values: Values
  /** What `values` came from, so that the field checks need not read the cells once more. */
  readonly reading?: Reading
}

export type FirmRow = Row<EnterpriseValues>

/** A parcel with the firms on it: what checks judge. `parcel` is null when firms name a parcel that is not listed. */
export interface ParcelSubject {
  /** Empty where the rows name none. */
  readonly parcelCode: string
  readonly cycle: string
  readonly parcel: Row<ParcelValues> | null
  readonly firms: readonly FirmRow[]
  /** Further rows of the same parcel in the same holding: reported, and otherwise left out. */
  readonly repeats?: readonly Row<ParcelValues>[]
  /** Fields that carry evidence on file beside the explaining text fields, as "row id:field" with the judged field. */
  readonly evidence?: ReadonlySet<string>
  readonly lastYear?: LastYear
}

/** Last year's figures, where they are on file. */
export interface LastYear {
  /** Share-weighted sum over the parcel's rows, 万元; null when not on file. */
  readonly taxPaid: number | null
  readonly firms: ReadonlyMap<string, { readonly taxPaid?: number; readonly grossOutput?: number }>
}
