/**
 * How long the rest will take at the pace so far, in whole seconds; null while two seconds have not passed or nothing
 * is done, because a first guess jumps.
 * @param elapsed milliseconds since the start
 */
export function remainingSeconds(done: number, total: number, elapsed: number): number | null {
  if (elapsed < 2000 || done <= 0 || total <= 0 || done >= total) return null
  return Math.max(1, Math.ceil((elapsed / 1000) * ((total - done) / done)))
}

/** 约还需 2 秒, 约还需 3 分钟 */
export function remainingText(seconds: number): string {
  return seconds < 90 ? `约还需 ${seconds} 秒` : `约还需 ${Math.round(seconds / 60)} 分钟`
}
