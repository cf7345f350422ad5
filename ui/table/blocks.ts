/** Rows kept by blocks of equal size; the last block is shorter. */
export const blockSize = 200

export interface Block<Row> {
  readonly items: readonly Row[]
  /** Of the whole list, as this answer said. */
  readonly total: number
}

/** The numbers of the blocks that hold rows from `first` up to, not including, `end`. */
export function blocksOf(first: number, end: number): readonly number[] {
  if (end <= first) return []
  const from = Math.floor(first / blockSize)
  const to = Math.floor((end - 1) / blockSize)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

export function rowIn<Row>(blocks: ReadonlyMap<number, readonly Row[]>, index: number): Row | undefined {
  return blocks.get(Math.floor(index / blockSize))?.[index % blockSize]
}

/** Blocks farthest from those in sight go first when more than `limit` are kept. */
export function withoutFarBlocks<Row>(
  blocks: ReadonlyMap<number, readonly Row[]>,
  inSight: number,
  limit: number,
): ReadonlyMap<number, readonly Row[]> {
  if (blocks.size <= limit) return blocks
  const nearest = [...blocks].sort(([a], [b]) => Math.abs(a - inSight) - Math.abs(b - inSight))
  return new Map(nearest.slice(0, limit))
}
