import { type ParcelStep, parcelSteps } from '#core/progress/parcel-step.ts'
import type { ProgressCountTable } from '../db/progress-tables.ts'
import type { ParcelTable } from '../db/schema.ts'
import { columnOfStep } from './step-days.ts'
import { hundredths } from './totals.ts'

export const statusStep = 'status'
/** Of a draft in which nobody has filled anything. */
export const notStarted = 'not-started'

/** Where a parcel is counted: once by its status, and once for every step by the day it was done. */
function marksOf(line: ParcelTable): readonly (readonly [typeof statusStep | ParcelStep, string])[] {
  const status = line.started === 0 && line.status === 'draft' ? notStarted : line.status
  return [[statusStep, status], ...parcelSteps.map((step) => [step, line[columnOfStep[step]] ?? ''] as const)]
}

/** What the change from the old lines to the new ones adds to the counts of their 街镇 and 规划空间. */
export function progressDifferences(
  before: readonly ParcelTable[],
  after: readonly ParcelTable[],
): readonly ProgressCountTable[] {
  const counts = new Map<string, ProgressCountTable>()
  const add = (line: ParcelTable, sign: 1 | -1): void => {
    const { district, cycle } = line
    const [townCode, zone] = [line.town_code ?? '', line.zone ?? '']
    for (const [step, mark] of marksOf(line)) {
      const place = [townCode, zone, step, mark].join('\n')
      const known = counts.get(place)
      counts.set(place, {
        district,
        cycle,
        town_code: townCode,
        zone,
        step,
        mark,
        parcels: (known?.parcels ?? 0) + sign,
        land_area_hundredths: (known?.land_area_hundredths ?? 0) + sign * hundredths(line.land_area ?? 0),
      })
    }
  }
  for (const line of before) add(line, -1)
  for (const line of after) add(line, 1)
  return [...counts.values()].filter(({ parcels, land_area_hundredths: area }) => parcels !== 0 || area !== 0)
}
