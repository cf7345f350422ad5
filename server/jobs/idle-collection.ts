import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** A server at rest holds half of it: the last collection came while something large was still in use. */
const largeBytes = 80_000_000
/** Less would not be worth the tenth of a second that a collection takes. */
const worthwhileBytes = 24_000_000
/** Share of a processor. Not of the time in which there was something to do: beside other work that is spent waiting. */
const idleBelow = 0.05

/**
 * Gives back what a start, an import, an evaluation or an export took. V8 keeps it until much is allocated again, which may be
 * tomorrow. Only when hardly anything was to be done for a while: nobody waits for it.
 */
export function collectWhenIdle(everyMilliseconds = 5000): { stop(): void } {
  let last = spent()
  let atRest = 0
  const timer = setInterval(() => {
    const now = spent()
    const share = (now.processor - last.processor) / (now.at - last.at)
    last = now
    if (share >= idleBelow || heapBytes() < Math.min(largeBytes, atRest + worthwhileBytes)) return
    collect()
    atRest = heapBytes()
  }, everyMilliseconds)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** Milliseconds: the clock, and the processor's time that this process has had. */
function spent(): { readonly at: number; readonly processor: number } {
  const { user, system } = process.cpuUsage()
  return { at: performance.now(), processor: (user + system) / 1000 }
}

/** With what lies outside of it and goes with it: bytes of files. */
function heapBytes(): number {
  const { total_heap_size, external_memory } = getHeapStatistics()
  return total_heap_size + external_memory
}

/** Node has no other way to ask for it than V8's own function. */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  if (typeof gc === 'function') gc()
}
