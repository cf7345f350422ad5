import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import type { Evaluation } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { type ComparedResult, comparedResult, difference, type Exactness } from './compared.ts'
import { secondDistrict } from './second-parcels.ts'

/** One district of one year. */
export interface Run {
  readonly name: string
  readonly facts: readonly ParcelFacts[]
}

/**
 * So many parcels: large districts, and a tenth in small ones of up to 90, whose groups lie on both sides of the small
 * group's bound.
 */
export function runsOf(seed: number, parcels: number, largest: number): readonly Run[] {
  const runs: Run[] = []
  const add = (size: number, cycle: string): void => {
    const name = `seed ${seed + runs.length}, ${size} parcels`
    runs.push({ name, facts: secondDistrict(seed + runs.length, size, cycle) })
  }
  let small = Math.floor(parcels / 10)
  for (let left = parcels - small; left > 0; left -= largest) add(Math.min(left, largest), '2025')
  while (small > 0) {
    const size = Math.min(small, 1 + ((runs.length * 7) % 90))
    add(size, ['2024', '2025', '2026'][runs.length % 3] ?? '2025')
    small -= size
  }
  return runs
}

/** The differences of a second implementation's answers from the engine's, each naming standard, run and parcel. */
export function differences(
  { name, facts }: Run,
  standard: Standard,
  second: readonly ComparedResult[],
  exactness?: Exactness,
): readonly string[] {
  return differencesFrom(evaluate(facts, standard), second, exactness).map((text) => `${standard.id}, ${name}: ${text}`)
}

export function differencesFrom(
  { parcels }: Evaluation,
  second: readonly ComparedResult[],
  exactness?: Exactness,
): readonly string[] {
  const found = parcels.flatMap((parcel, index) => difference(comparedResult(parcel), second[index], exactness) ?? [])
  return parcels.length === second.length
    ? found
    : [`${parcels.length} parcels, the second has ${second.length}`, ...found]
}
