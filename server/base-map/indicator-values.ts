import type { MapValues } from '#core/api/district-map.ts'
import type { Grant } from '../actions/authorise.ts'
import { requireDone, townSeen } from '../evaluation-runs/read-evaluations.ts'
import type { Service } from '../service.ts'
import { indicatorColumns } from './indicator-columns.ts'

/**
 * One indicator of an evaluation for the parcels of the reader's scope, masked as its results are; of an indicator that
 * no parcel was held against there are no values. Throws ProblemError: not-found, evaluation-not-done.
 */
export async function readIndicatorValues(
  service: Service,
  grant: Grant,
  { id, indicator }: { readonly id: string; readonly indicator: string },
): Promise<MapValues> {
  const evaluation = await requireDone(service, grant.actor, id)
  const { codes, towns, values } = await indicatorColumns(service.database, evaluation, grant.actor)
  const column = values.get(indicator)
  const town = townSeen(grant)
  const answer: MapValues = { evaluation: id, indicator, codes: [], values: [] }
  for (const [index, code] of codes.entries()) {
    if (town !== null && towns[index] !== town) continue
    const value = column?.[index] ?? Number.NaN
    answer.codes.push(code)
    answer.values.push(Number.isNaN(value) ? null : value)
  }
  return answer
}
