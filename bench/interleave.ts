/** Milliseconds of each task, round by round. */
export type Times<Name extends string> = Readonly<Record<Name, readonly number[]>>

/** Rounds before the first that counts: the compiler has then seen every path. */
const warmUpRounds = 3

/**
 * Runs the tasks in turn, A, B, A, B …, so that whatever else the machine does in that minute falls on all of them.
 * Tasks of one round may hand things on to each other.
 */
export async function interleave<Name extends string>(
  rounds: number,
  tasks: Readonly<Record<Name, () => unknown>>,
): Promise<Times<Name>> {
  const entries = Object.entries(tasks) as [Name, () => unknown][]
  const times = Object.fromEntries(entries.map(([name]) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const [name, task] of entries) {
      const started = performance.now()
      await task()
      const elapsed = performance.now() - started
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

/** "median 71.3 ms, fastest 64.0 ms" */
export function timesText(times: readonly number[]): string {
  return `median ${milliseconds(median(times))}, fastest ${milliseconds(Math.min(...times))}`
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 100 ? 1 : 0)} ms`
}
