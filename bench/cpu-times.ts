import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Times } from './interleave.ts'

const warmUpRounds = 3

/**
 * Milliseconds of CPU of each task, in turn. The longer run is the likelier to be interrupted by the machine's other
 * work, which would be counted against it; the collector's own threads are in it.
 * @param before what is done before every run, uncounted
 */
export function cpuTimes<Name extends string>(
  rounds: number,
  before: () => void,
  tasks: Readonly<Record<Name, () => unknown>>,
): Times<Name> {
  const entries = Object.entries(tasks) as [Name, () => unknown][]
  const times = Object.fromEntries(entries.map(([name]) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const [name, task] of entries) {
      before()
      const started = process.cpuUsage()
      task()
      const { user, system } = process.cpuUsage(started)
      if (round >= 0) times[name].push((user + system) / 1000)
    }
  }
  return times
}

/** Two sizes are compared from a collected heap: what a run before left behind grows with that run, not with this one. */
export function collected(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}
