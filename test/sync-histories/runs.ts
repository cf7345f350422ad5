import { openHistories } from './database.ts'
import { runHistory } from './history.ts'
import type { Counts } from './world.ts'

/** Runs the histories of so many seeds in one database and adds up what happened. Throws at the first that breaks a rule. */
export async function runHistories(
  url: string,
  first: number,
  count: number,
  onEach: (seed: number, counts: Counts) => void = () => {},
): Promise<void> {
  const histories = await openHistories(url)
  try {
    for (let seed = first; seed < first + count; seed += 1) {
      const counts = await runHistory(seed, histories.service(`s${seed}`), histories.reopen).catch((error: unknown) => {
        const again = `npm run soak:sync -- --seed ${seed} --count 1`
        throw new Error(`the history of seed ${seed} breaks a rule; again: ${again}`, { cause: error })
      })
      onEach(seed, counts)
    }
  } finally {
    await histories.close()
  }
}
