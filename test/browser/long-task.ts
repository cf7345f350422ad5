import type { Browser, Frame, Page } from 'playwright-core'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds of the thread's own time. */
  readonly tdur?: number
}

/** Tells in the trace which thread is measured: a frame of another origin has one of its own. */
const marker = 'measured-thread'

/**
 * The longest task of the main thread of a page, or of a frame in it, while `act` runs, in milliseconds of the thread's
 * own time: what else the machine does at the same moment does not count.
 */
export async function longestTask(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
  frame: Frame = page.mainFrame(),
): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] })
  await frame.evaluate((name) => void performance.mark(name), marker)
  await act()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[]
  }
  const mark = traceEvents.find(({ name }) => name === marker)
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && pid === mark?.pid && tid === mark.tid,
  )
  if (tasks.length === 0) throw new Error('the trace holds no task of the main thread')
  return tasks.reduce((longest, task) => Math.max(longest, (task.tdur ?? 0) / 1000), 0)
}
