import { packageLimits } from '#workbook/package/inspect.ts'

/**
 * What an uploaded workbook may be. Real files of 20,000 rows stay far below: 11 MB, 38 parts, 62 MB inflated, 27:1.
 * A file at every limit at once inflates in half a second and reads in the seconds and the heap given here.
 */
export const uploadLimits = {
  ...packageLimits,
  /** Bytes of one inflated part. */
  partBytes: 150_000_000,
  /** Inflated to packed, for parts of more than `ratioFromBytes`. */
  ratio: 200,
  ratioFromBytes: 1_000_000,
  /** Wall clock of guard and reader together. */
  seconds: 15,
  heapMegabytes: 512,
  /** Workbooks read at the same moment, and those that may wait for it. */
  atOnce: 2,
  waiting: 8,
  /** Files come in rows: the process for the next one is started when one has been read. */
  readySeconds: 300,
} as const
