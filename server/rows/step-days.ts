import type { Kysely } from 'kysely'
import { endOfStep, isStepDone, type ParcelStep, parcelSteps } from '#core/progress/parcel-step.ts'
import { lastTransitions } from '../db/progress-counts.ts'
import type { ParcelTable, Schema } from '../db/schema.ts'
import { statusOf } from './table.ts'

type StepColumn = 'filed_on' | 'town_reviewed_on' | 'reviewed_on'

export const columnOfStep: Readonly<Record<ParcelStep, StepColumn>> = {
  filing: 'filed_on',
  'town-review': 'town_reviewed_on',
  review: 'reviewed_on',
}

type StepDays = Pick<ParcelTable, StepColumn>

export const noDays: StepDays = { filed_on: null, town_reviewed_on: null, reviewed_on: null }

/**
 * The lines with the days their steps were done. What has the status it had keeps its days, so that nothing is read for
 * a parcel that is only filled in; after a change of status its record says when each step was last done.
 */
export async function withStepDays(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  lines: readonly ParcelTable[],
  before: readonly ParcelTable[],
): Promise<readonly ParcelTable[]> {
  const known = new Map(before.map((line) => [line.parcel_code, line]))
  const isKept = (line: ParcelTable): boolean => known.get(line.parcel_code)?.status === line.status
  const asked = lines.filter((line) => !isKept(line) && isStepDone(statusOf(line.status), 'filing'))
  const ends = await lastTransitions(
    db,
    district,
    cycle,
    asked.map((line) => line.parcel_code),
    Object.values(endOfStep),
  )
  const days = new Map(ends.map(({ parcel_code, to_status, at }) => [`${parcel_code}/${to_status}`, at.slice(0, 10)]))
  return lines.map((line) => {
    const old = known.get(line.parcel_code)
    if (old?.status === line.status) {
      const { filed_on, town_reviewed_on, reviewed_on } = old
      return { ...line, filed_on, town_reviewed_on, reviewed_on }
    }
    const status = statusOf(line.status)
    const dayOf = (step: ParcelStep): string | null =>
      isStepDone(status, step) ? (days.get(`${line.parcel_code}/${endOfStep[step]}`) ?? null) : null
    const [filedOn = null, townReviewedOn = null, reviewedOn = null] = parcelSteps.map(dayOf)
    return { ...line, filed_on: filedOn, town_reviewed_on: townReviewedOn, reviewed_on: reviewedOn }
  })
}
