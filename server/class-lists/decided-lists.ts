import type { Kysely } from 'kysely'
import type { DecidedLine, DecidedQuery } from '#core/api/class-list-shapes.ts'
import { movesOf } from '#core/class-lists/class-move.ts'
import { type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import type { Grant } from '../actions/authorise.ts'
import { readTextCursor, writeCursor } from '../actions/cursor.ts'
import { staysOf } from '../db/class-list-stays.ts'
import { countDecided, decidedPage, stepsOf } from '../db/class-lists.ts'
import type { DecidedClassTable } from '../db/deciding-tables.ts'
import { knownParcels } from '../db/known-parcels.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { decidedFilterOf } from './decided-filter.ts'

const defaultLimit = 100

interface Page {
  readonly items: DecidedLine[]
  readonly nextCursor: string | null
  readonly total: number
  readonly area: number
}

/** Lines of the lists A to D of a decided year within the reader's scope. Throws ProblemError malformed-request. */
export async function listDecided(
  service: Service,
  { scope }: Grant,
  query: DecidedQuery & {
    readonly cursor?: string | undefined
    readonly offset?: number | undefined
    readonly limit?: number | undefined
  },
): Promise<Page> {
  const { cursor, offset = 0, limit = defaultLimit } = query
  const filter = decidedFilterOf(service.district.code, scope, query)
  const [after = ''] = cursor === undefined ? [] : readTextCursor(cursor, 1)
  const place = cursor === undefined ? { offset } : { after }
  return service.database.read(async (db) => {
    const lines = await decidedPage(db, filter, place, limit + 1)
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    const { parcels, area } = await countDecided(db, filter)
    return {
      items: await decidedBodies(db, filter, page),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.parcel_code]) : null,
      total: parcels,
      area,
    }
  })
}

/** The lines with what is beside them: names, the class of the year before, whether they are on the 低效 list. */
export async function decidedBodies(
  db: Kysely<Schema>,
  { district, cycle }: { readonly district: string; readonly cycle: string },
  lines: readonly DecidedClassTable[],
): Promise<DecidedLine[]> {
  const codes = lines.map(({ parcel_code }) => parcel_code)
  const steps = await stepsOf(db, district, cycle, codes)
  const parcels = await knownParcels(db, district, codes, cycle)
  const listed = new Set((await staysOf(db, district, codes, null)).map(({ parcel_code }) => parcel_code))
  return lines.map((line): DecidedLine => {
    const { parcel_code: parcelCode } = line
    const parcel = parcels.get(parcelCode)
    const step = steps.get(parcelCode)
    const now = classNamed(line.class)
    const before = classNamed(step?.before_class ?? null)
    const evaluated = classNamed(line.evaluated_class)
    return {
      parcelCode,
      parcelName: parcel?.parcelName ?? null,
      ownerName: parcel?.ownerName ?? null,
      townCode: line.town_code,
      landClass: line.land_class,
      landArea: line.land_area,
      class: now,
      how: line.how,
      rank: line.rank,
      ranked: line.ranked,
      evaluatedClass: line.adjustment === null && evaluated === now ? null : evaluated,
      adjustment: line.adjustment,
      beforeCycle: step?.before_cycle ?? null,
      beforeClass: before,
      beforeCode: step === undefined || step.before_code === parcelCode ? null : step.before_code,
      moves: now === null ? [] : [...movesOf(before, now)],
      onList: listed.has(parcelCode),
    }
  })
}

export function classNamed(text: string | null): ParcelClass | null {
  return parcelClasses.find(({ code }) => code === text)?.code ?? null
}
