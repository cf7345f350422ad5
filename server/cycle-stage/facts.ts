import type { Kysely } from 'kysely'
import type { StageFacts } from '#core/cycle-stage/obstacle.ts'
import { archivePackages } from '../db/archive-packages.ts'
import { cityPackages } from '../db/city-packages.ts'
import { stageEvents } from '../db/cycle-stages.ts'
import { latestFormal } from '../db/evaluations.ts'
import type { Schema } from '../db/schema.ts'
import { parcelsByStatus } from '../db/stage-facts.ts'
import { openObjections } from './open-objections.ts'

const beforeFiled = ['draft', 'town-returned']
const reviewed = ['review-approved', 'locked']

/** What stands in the way of moving a year on is judged by this. */
export async function stageFacts(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  today: string,
): Promise<StageFacts> {
  const statuses = await parcelsByStatus(db, district, cycle)
  const of = (matches: (status: string) => boolean): number =>
    [...statuses].reduce((sum, [status, count]) => (matches(status) ? sum + count : sum), 0)
  const published = await openObjections(db, district, cycle, today)
  const formal = await latestFormal(db, district, cycle)
  const events = await stageEvents(db, district, cycle)
  // What was handed in before the year came into 研判 again is no hand-in of this evaluation.
  const entered = events.findLastIndex(({ from_stage, to_stage }) => to_stage === '研判' && from_stage !== '研判')
  const since = entered === -1 ? [] : events.slice(entered + 1)
  const packages = await cityPackages(db, district, cycle)
  return {
    parcels: of(() => true),
    notFiled: of((status) => beforeFiled.includes(status)),
    notReviewed: of((status) => !reviewed.includes(status)),
    formal: formal?.number ?? null,
    openUntil: published.isPublished && !published.windowOver ? published.lastDay : null,
    openObjections: published.open,
    toReEvaluate: published.toReEvaluate,
    packages: packages.filter(({ evaluation }) => evaluation === formal?.number).length,
    isSubmitted: since.some(({ act }) => act === 'submit-to-city'),
    hasOpinion: since.some(({ act }) => act === 'city-opinion'),
    archives: (await archivePackages(db, district, cycle)).filter(({ state }) => state === 'done').length,
  }
}
