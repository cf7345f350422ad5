import { readdirSync, readFileSync } from 'node:fs'

/** Memory of a process as Linux tells it, MB; 0 when it has ended. */
export function memoryOf(pid: number): { readonly residentMegabytes: number; readonly peakMegabytes: number } {
  const status = statusOf(pid)
  const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
  return { residentMegabytes: megabytes('VmRSS'), peakMegabytes: megabytes('VmHWM') }
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    // It ended while we looked.
    return ''
  }
}

function childrenOf(pid: number): readonly number[] {
  const parent = new RegExp(`^PPid:\\s+${pid}$`, 'm')
  const others = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return others.map(Number).filter((other) => parent.test(statusOf(other)))
}

const everyMilliseconds = 200

/** The largest memory any child of the process has held so far, MB; looks on until stopped. */
export function watchChildren(pid: number): { peak(): number; stop(): number } {
  let peak = 0
  const timer = setInterval(() => {
    for (const child of childrenOf(pid)) peak = Math.max(peak, memoryOf(child).peakMegabytes)
  }, everyMilliseconds)
  return {
    peak: () => peak,
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}
