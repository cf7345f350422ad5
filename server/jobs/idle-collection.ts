import { performance } from 'node:perf_hooks'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** A server at rest holds half of it: the last collection came while something large was still in use. */
const largeBytes = 80_000_000
/** Less would not be worth the tenth of a second that a collection takes. */
const worthwhileBytes = 24_000_000
/** Share of the time in which there was something to do. */
const idleBelow = 0.05

/**
 * Gives back what a start, an import, an evaluation or an export took. V8 keeps it until much is allocated again, which may be
 * tomorrow. Only when hardly anything was to be done for a while: nobody waits for it.
 */
export function collectWhenIdle(everyMilliseconds = 5000): { stop(): void } {
  let last = performance.eventLoopUtilization()
  let atRest = 0
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, last)
    last = now
    if (utilization >= idleBelow || heapBytes() < Math.min(largeBytes, atRest + worthwhileBytes)) return
    collect()
    atRest = heapBytes()
  }, everyMilliseconds)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

function heapBytes(): number {
  return getHeapStatistics().total_heap_size
}

/** Node has no other way to ask for it than V8's own function. */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  if (typeof gc === 'function') gc()
}
