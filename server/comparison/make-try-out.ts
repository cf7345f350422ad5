import type { TryOutBody } from '#core/api/comparison.ts'
import { outcomeOf, outcomes } from '#core/comparison/outcome.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { type TryOutColumns, tryOutColumns } from '#core/try-out/columns.ts'
import { factsIn } from '../evaluation/district-facts.ts'
import type { DistrictYears } from './sides.ts'

/** As it travels: the columns are the pure ones. */
export type MadeTryOut = Omit<TryOutBody, 'columns' | 'standard'> & {
  readonly standard: Standard
  readonly columns: TryOutColumns
}

/** Everything measured by one standard, beside how the parcels come out by the one in force. */
export async function tryOutBody(
  years: DistrictYears,
  { cycle, today }: { readonly cycle: string; readonly today: string },
  standard: Standard,
  inForce: Standard,
  told: (percent: number) => void,
): Promise<MadeTryOut> {
  const year = await years.year(cycle)
  told(50)
  const columns = tryOutColumns(factsIn(year, standard, today), standard)
  told(75)
  const { parcels } = evaluate(factsIn(year, inForce, today), inForce)
  told(90)
  return {
    cycle,
    standard,
    inForce: inForce.id,
    baseOutcomes: parcels.map((one) => outcomes.indexOf(outcomeOf(one))),
    baseTotals: parcels.map(({ total }) => total),
    columns,
  }
}
