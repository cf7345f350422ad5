import { uploadLimits } from '../upload/limits.ts'

/** What a 处置方案表.xlsx may be: as any workbook; no district has so many plans. */
export const sheetLimits = {
  bytes: uploadLimits.bytes,
  rows: 5_000,
  atOnce: 1,
  waiting: 8,
  seconds: 30,
  heapMegabytes: uploadLimits.heapMegabytes,
} as const
