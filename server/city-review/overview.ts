import type { z } from 'zod'
import { type cityReviewEndpoints, citySubmission } from '#core/api/city-review.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import { opinionImports } from '../db/city-opinions.ts'
import { cityPackages } from '../db/city-packages.ts'
import { stageEvents } from '../db/cycle-stages.ts'
import { latestFormal } from '../db/evaluations.ts'
import type { Service } from '../service.ts'
import { currentMapping } from './mapping.ts'
import { importBody } from './opinion-list.ts'
import { opinionTotals } from './opinions.ts'
import { packageBody } from './package.ts'

export type CityReview = z.input<(typeof cityReviewEndpoints)['cityReview']['answers'][200]>

/** 研判 of a year at a glance. */
export async function readCityReview(
  { database, district: { code: district } }: Service,
  cycle: string,
): Promise<CityReview> {
  return database.read(async (db) => {
    const formal = await latestFormal(db, district, cycle)
    const events = await stageEvents(db, district, cycle)
    return {
      packages: (await cityPackages(db, district, cycle)).map(packageBody),
      submissions: events
        .filter(({ act }) => act === 'submit-to-city')
        .map(({ details, at, by_name: by }) => ({ ...citySubmission.parse(JSON.parse(details)), at, by }))
        .reverse(),
      imports: (await opinionImports(db, district, cycle)).map(importBody),
      opinions: await opinionTotals(db, district, cycle),
      mapping: await currentMapping(db, district),
      evaluation: formal === null ? null : String(formal.number),
      overrides: [...overrideSentences(gatesIn(formal?.gates ?? null))],
    }
  })
}
