import { uploadLimits } from '../upload/limits.ts'

/** What a department's file may be: as any workbook; read one at a time, now and then in a year. */
export const listLimits = {
  bytes: uploadLimits.bytes,
  rows: 60_000,
  atOnce: 1,
  waiting: 8,
  seconds: 30,
  heapMegabytes: uploadLimits.heapMegabytes,
} as const
