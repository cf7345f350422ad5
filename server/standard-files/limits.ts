import { uploadLimits } from '../upload/limits.ts'

/** A standard is a small file; made or read now and then. */
export const standardFileLimits = {
  bytes: 5_000_000,
  atOnce: 1,
  waiting: 8,
  seconds: uploadLimits.seconds,
  heapMegabytes: 256,
} as const
