import { ProblemError } from '#core/error/problem.ts'
import { seededRandom } from '#server/demo/random.ts'
import { guardWorkbook } from '#server/upload/guard.ts'
import { uploadLimits } from '#server/upload/limits.ts'
import { readWorkbook } from '#workbook/read.ts'
import { mutated } from './mutations.ts'

export interface MutatedOutcomes {
  /** How often a file was read, or refused with which problem. */
  readonly outcomes: ReadonlyMap<string, number>
  readonly slowestMilliseconds: number
  /** Seed that shows it. */
  readonly slowestSeed: number
}

/** As the child reads it, without the child: what it would die of is thrown. */
async function outcomeOf(bytes: Uint8Array): Promise<string> {
  try {
    await guardWorkbook(bytes)
    await readWorkbook(bytes)
    return 'read'
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
    throw error
  }
}

/** So many of the workbooks, each changed after its own seed. Throws, with the seed, what is neither read nor refused. */
export async function outcomesOf(
  workbooks: readonly Uint8Array[],
  seed: number,
  count: number,
): Promise<MutatedOutcomes> {
  const outcomes = new Map<string, number>()
  let slowestMilliseconds = 0
  let slowestSeed = seed
  for (let index = seed; index < seed + count; index += 1) {
    const random = seededRandom(index)
    const bytes = mutated(random.pick(workbooks), random)
    const started = performance.now()
    const outcome = await outcomeOf(bytes).catch((error: unknown) => {
      throw new Error(`seed ${index}`, { cause: error })
    })
    const milliseconds = performance.now() - started
    if (milliseconds > uploadLimits.seconds * 1000) throw new Error(`seed ${index} took ${milliseconds} ms`)
    if (milliseconds > slowestMilliseconds) {
      slowestMilliseconds = milliseconds
      slowestSeed = index
    }
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  return { outcomes, slowestMilliseconds, slowestSeed }
}
