import type { MeasureId } from '../indicators/measure-params.ts'
import type { Indicator } from '../scoring/standard.ts'
import { exampleFamilies, standards } from '../standards/catalogue.ts'

const models: ReadonlyMap<MeasureId, Indicator> = new Map(
  [...standards, ...exampleFamilies]
    .flatMap(({ indicators }) => indicators)
    .reverse()
    .map((indicator) => [indicator.measure, indicator]),
)

/** The measures that a standard may name, in the order of the shipped standards. */
export const measureIds: readonly MeasureId[] = [...models.keys()].reverse()

/** How a shipped standard measures and judges it. Throws RangeError when none does: our defect. */
export function modelOf(measure: MeasureId): Indicator {
  const model = models.get(measure)
  if (model === undefined) throw new RangeError(`no shipped standard has an indicator of ${measure}`)
  return model
}
