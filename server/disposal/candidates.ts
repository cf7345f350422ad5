import { sql } from 'kysely'
import type { DisposalCandidate } from '#core/api/disposal-shapes.ts'
import { stayOriginNames } from '#core/class-lists/origin.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import type { Grant } from '../actions/authorise.ts'
import { readTextCursor, writeCursor } from '../actions/cursor.ts'
import { coversPlace } from '../actions/scope.ts'
import { entryOf } from '../class-lists/low-efficiency.ts'
import { candidatePage, countCandidates } from '../db/disposal-candidates.ts'
import { textOrNull } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { classOf, parcelFacts } from './parcel-facts.ts'

export interface CandidateQuery {
  readonly town?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

export interface CandidatePage {
  readonly items: DisposalCandidate[]
  readonly nextCursor: string | null
  readonly total: number
}

/** Parcels of the list that wait for a plan. Throws ProblemError malformed-request. */
export async function listCandidates(
  service: Service,
  { scope }: Grant,
  { town, cursor, limit = 100 }: CandidateQuery,
): Promise<CandidatePage> {
  const district = service.district.code
  const [after = ''] = cursor === undefined ? [] : readTextCursor(cursor, 1)
  const place = {
    cycle: sql<string>`coalesce(low_efficiency_stay.cycle, '')`,
    parcelCode: sql.ref<string>('low_efficiency_stay.parcel_code'),
    townCode: sql.ref<string | null>('low_efficiency_stay.town_code'),
    ownerUscc: sql<string | null>`null`,
  }
  const filter = { district, scope: coversPlace(scope, place), town: town ?? null }
  return service.database.read(async (db) => {
    const stays = await candidatePage(db, filter, after, limit + 1)
    const page = stays.slice(0, limit).map(entryOf)
    const last = page.at(-1)
    const facts = await parcelFacts(
      db,
      district,
      page.map((entry) => entry.parcelCode),
    )
    return {
      items: page.map((entry) => ({
        cycle: entry.cycle,
        parcelCode: entry.parcelCode,
        parcelName: textOrNull(facts.get(entry.parcelCode)?.parcelName),
        townCode: entry.townCode,
        landClass: landClasses.find((one) => one === entry.landClass) ?? null,
        landArea: entry.landArea,
        decidedClass: classOf(entry.class),
        origin:
          entry.source === null ? stayOriginNames[entry.origin] : `${stayOriginNames[entry.origin]}：${entry.source}`,
      })),
      nextCursor: stays.length > limit && last !== undefined ? writeCursor([last.parcelCode]) : null,
      total: await countCandidates(db, filter),
    }
  })
}
