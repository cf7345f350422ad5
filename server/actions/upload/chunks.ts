import { groupedBy } from '../../collections.ts'
import { sha256 } from '../../hash.ts'

export const rowsPerBatch = 500

/** Rows in batches: a parcel's rows stay together as long as they fit, so that each batch is judged with its firms. */
export function inBatches<Row>(rows: readonly Row[], parcelOf: (row: Row) => string): readonly (readonly Row[])[] {
  const batches: Row[][] = []
  let open: Row[] = []
  for (const ofParcel of groupedBy(rows, parcelOf).values()) {
    if (open.length > 0 && open.length + ofParcel.length > rowsPerBatch) {
      batches.push(open)
      open = []
    }
    for (const row of ofParcel) {
      if (open.length === rowsPerBatch) {
        batches.push(open)
        open = []
      }
      open.push(row)
    }
  }
  return open.length === 0 ? batches : [...batches, open]
}

/** Id of one batch of an upload: the same for the same file under the same upload id. UUID version 8 (own layout). */
export function batchIdOf(fileHash: string, uploadId: string, index: number): string {
  const hex = sha256(`${fileHash} ${uploadId} ${index}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
