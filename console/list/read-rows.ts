import type { RowSource } from '#ui/table/row-source.ts'

/** What has been read of a list so far; null before the first answer. */
export function readRows<Row>({ total, rowAt }: RowSource<Row>): readonly Row[] | null {
  if (total === null) return null
  return Array.from({ length: total }, (_, index) => rowAt(index)).filter((row) => row !== undefined)
}
