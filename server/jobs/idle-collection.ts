import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Less would not be worth the tenths of a second that a collection takes. */
const worthwhileBytes = 24_000_000
/** A server at rest holds less than this, or not much more. */
const largeBytes = 130_000_000
/** So much work may have left something behind where something large was still in use at the last collection. */
const busyMilliseconds = 1000
/** Share of a processor. Not of the time in which there was something to do: beside other work that is spent waiting. */
const idleBelow = 0.05

/**
 * Gives back what a start, an import, an evaluation or an export took. V8 keeps it until much is allocated again, which may be
 * tomorrow. Only when hardly anything was to be done for a while: nobody waits for it. It goes by what the process holds of
 * the machine: of a heap that V8 has made small again the pages may still be there.
 */
export function collectWhenIdle(everyMilliseconds = 5000): { stop(): void } {
  let last = spent()
  let collected = { resident: 0, processor: 0 }
  const timer = setInterval(() => {
    const now = spent()
    const share = (now.processor - last.processor) / (now.at - last.at)
    last = now
    if (share >= idleBelow) return
    const resident = process.memoryUsage.rss()
    const wasBusy = now.processor >= collected.processor + busyMilliseconds
    if (resident >= collected.resident + worthwhileBytes || (wasBusy && resident >= largeBytes)) {
      collect()
      collected = { resident: process.memoryUsage.rss(), processor: spent().processor }
    }
    // V8 may have given back more by itself.
    else collected = { ...collected, resident: Math.min(collected.resident, resident) }
  }, everyMilliseconds)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** Milliseconds: the clock, and the processor's time that this process has had. */
function spent(): { readonly at: number; readonly processor: number } {
  const { user, system } = process.cpuUsage()
  return { at: performance.now(), processor: (user + system) / 1000 }
}

/**
 * Node has no other way to ask for it than V8's own function. The last resort, because an ordinary collection keeps the pages it
 * has emptied for later, up to two hundred megabytes of them.
 */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  if (typeof gc === 'function') gc({ type: 'major', flavor: 'last-resort' })
}
