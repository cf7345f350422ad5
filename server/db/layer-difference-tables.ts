/** A value of a row that two of its layers give differently: derived from the row, written with it. */
export interface LayerDifferenceTable {
  district: string
  cycle: string
  form: string
  row_key: string
  field: string
  lower_layer: string
  upper_layer: string
  parcel_code: string
  uscc: string | null
  town_code: string | null
  row_name: string | null
  /** JSON. */
  lower_value: string
  /** JSON. */
  upper_value: string
  /** Which tolerance it is held against: 'area', 'amount', or 'equal' for what is the same or not. */
  tolerance: string
  /** Of the lower figure; null for what is no figure, or lies above 0. */
  percent: number | null
  /** What lists are sorted by: the percentage, more than any for a figure above 0, less than any for what is no figure. */
  weight: number
  /** Beyond the tolerance in force. */
  beyond: number
  search: string
}

export interface LayerDifferenceTables {
  layer_difference: LayerDifferenceTable
}
