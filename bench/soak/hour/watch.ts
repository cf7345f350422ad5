import { readdirSync, readFileSync, statSync } from 'node:fs'

/** How a process stood at a moment, as Linux tells it. */
export interface Moment {
  /** Since the watch began. */
  readonly seconds: number
  readonly residentMegabytes: number
  readonly handles: number
  /** Of the process and of its children that have ended. */
  readonly cpuSeconds: number
  /** Of the write-ahead log. */
  readonly logMegabytes: number
}

export interface Watch {
  readonly moments: readonly Moment[]
  now(): Moment
  stop(): void
}

const everyMilliseconds = 5000
const ticksPerSecond = 100

/** Looks at a process every five seconds. */
export function watchProcess(pid: number, database: string): Watch {
  const started = performance.now()
  const moments: Moment[] = []
  const now = (): Moment => ({
    seconds: (performance.now() - started) / 1000,
    residentMegabytes: residentMegabytes(pid),
    handles: readdirSync(`/proc/${pid}/fd`).length,
    cpuSeconds: cpuSeconds(pid),
    logMegabytes: (statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0) / 1e6,
  })
  const timer = setInterval(() => moments.push(now()), everyMilliseconds)
  return { moments, now, stop: () => clearInterval(timer) }
}

function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

/** Processor time so far, children that were waited for included. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name before may hold blanks; user, system, and both of the children come 12th to 15th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond
}
