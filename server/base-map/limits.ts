/**
 * What a file of the base map may be. The whole city's base (48,501 parcels, 30 columns, 8 vertices each) is 12 MB as
 * .xlsx, 45 MB as GeoJSON.
 */
export const baseFileLimits = {
  bytes: 100 * 1024 * 1024,
  records: 60_000,
  columns: 200,
  /** Rows at the top of a sheet among which the headings are looked for. */
  headingRows: 20,
  /** Characters of one cell; the rest is cut off. */
  cell: 500,
  /** One file at a time: it may take half a gigabyte. */
  atOnce: 1,
  waiting: 4,
  /** Wall clock of guard and reader together. */
  seconds: 90,
  heapMegabytes: 1536,
} as const
