import { readFileSync } from 'node:fs'

/** Where Linux tells a process about its own memory; child processes must be allowed to read it. */
export const ownStatus = '/proc/self/status'

/**
 * The largest memory this process ever held, resident, in bytes. The system's own figure of resource usage would not do
 * for a child: on Linux it begins with what the parent held when it started the child.
 */
export function peakBytes(): number {
  const kilobytes =
    process.platform === 'linux' ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(ownStatus, 'utf8'))?.[1] : undefined
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) * 1024
}
