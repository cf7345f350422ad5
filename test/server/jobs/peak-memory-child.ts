import { peakBytes } from '#server/jobs/peak-memory.ts'

process.once('message', () => {
  process.send?.(peakBytes(), () => process.disconnect())
})
