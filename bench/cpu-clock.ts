/**
 * Processor time of this process, all threads: its garbage collector's and compiler's too. Unlike the time on the wall it
 * does not grow while the machine serves others, so that ratios hold on a shared machine.
 */
export function cpuClock(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
