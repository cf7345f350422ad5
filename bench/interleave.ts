/** Milliseconds of each task, round by round. */
export type Times<Name extends string> = Readonly<Record<Name, readonly number[]>>

/** Rounds before the first that counts: the compiler has then seen every path. */
const warmUpRounds = 5

/** Milliseconds since some moment. */
export type Clock = () => number

export const wallClock: Clock = () => performance.now()

/**
 * Runs the tasks in turn, A, B, A, B …, so that whatever else the machine does in that minute falls on all of them.
 * Tasks of one round may hand things on to each other.
 */
export async function interleave<Name extends string>(
  rounds: number,
  tasks: Readonly<Record<Name, () => unknown>>,
  clock: Clock = wallClock,
): Promise<Times<Name>> {
  const entries = Object.entries(tasks) as [Name, () => unknown][]
  const times = Object.fromEntries(entries.map(([name]) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const [name, task] of entries) {
      const started = clock()
      await task()
      const elapsed = clock() - started
      if (round >= 0) times[name].push(elapsed)
    }
  }
  return times
}

/** The middle one; of an even count the lower of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN
}

/** The median over the rounds of one task's time to another's: each pair was taken in the same moment. */
export function medianRatio(of: readonly number[], to: readonly number[]): number {
  return median(of.map((time, round) => time / (to[round] ?? Number.NaN)))
}

/**
 * Mean of the fastest quarter of the rounds: what a task takes when the machine does little else. A single fastest round
 * would be one that no garbage collection fell into; the median of a shared machine is about its other users.
 */
export function quickest(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  const quarter = sorted.slice(0, Math.max(1, Math.floor(sorted.length / 4)))
  return quarter.reduce((sum, time) => sum + time, 0) / quarter.length
}

export function quickestRatio(of: readonly number[], to: readonly number[]): number {
  return quickest(of) / quickest(to)
}

/** "71.3 ms (median 84.0)" */
export function timesText(times: readonly number[]): string {
  return `${quickest(times).toFixed(1)} ms (median ${median(times).toFixed(1)})`
}
