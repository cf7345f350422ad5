import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { ListDecision, LowEfficiencyLine, lowEfficiencyQuery } from '#core/api/class-list-shapes.ts'
import { stayEndOf, stayOriginNames, stayOriginOf, stayOrigins } from '#core/class-lists/origin.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import type { Grant } from '../actions/authorise.ts'
import { codesOf } from '../actions/codes.ts'
import { readTextCursor, writeCursor } from '../actions/cursor.ts'
import type { Scope } from '../actions/scope.ts'
import { distinct, groupedBy } from '../collections.ts'
import { listActsById } from '../db/class-list-acts.ts'
import { countStays, type StayFilter, stayPage } from '../db/class-list-stays.ts'
import type { ClassListActTable, LowEfficiencyStayTable } from '../db/class-list-tables.ts'
import { knownParcels } from '../db/known-parcels.ts'
import { countWaiting } from '../db/listed-entries.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { townsOf } from './towns-of.ts'

export type LowEfficiencyQuery = z.infer<typeof lowEfficiencyQuery>

/** The conditions as the database asks them, within the scope. Throws ProblemError malformed-request. */
export function stayFilterOf(district: string, scope: Scope, query: LowEfficiencyQuery): StayFilter {
  const text = query.q?.trim().toLowerCase() ?? ''
  return {
    district,
    day: query.day ?? null,
    towns: townsOf(scope, query.town),
    origins: codesOf(query.origin, stayOrigins, 'origin'),
    lands: codesOf(query.land, landClasses, 'land'),
    text: text === '' ? null : text,
  }
}

const defaultLimit = 100

interface Page {
  readonly items: LowEfficiencyLine[]
  readonly nextCursor: string | null
  readonly total: number
  readonly area: number
  readonly origins: { origin: string; parcels: number; area: number }[]
  readonly waiting: number
}

/** The list as it stands or stood on a day, by code, each parcel with its decisions. */
export async function listLowEfficiency(
  service: Service,
  { scope }: Grant,
  query: LowEfficiencyQuery & { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<Page> {
  const { cursor, limit = defaultLimit } = query
  const district = service.district.code
  const filter = stayFilterOf(district, scope, query)
  const [after = ''] = cursor === undefined ? [] : readTextCursor(cursor, 1)
  return service.database.read(async (db) => {
    const stays = await stayPage(db, filter, after, limit + 1)
    const page = stays.slice(0, limit)
    const last = page.at(-1)
    const counts = await countStays(db, filter)
    const origins = [...groupedBy(counts, ({ origin }) => origin)].map(([origin, some]) => {
      return { origin, ...totalOf(some) }
    })
    return {
      items: await stayBodies(db, district, page),
      nextCursor: stays.length > limit && last !== undefined ? writeCursor([last.parcel_code]) : null,
      ...withTotal(totalOf(counts)),
      origins,
      waiting: scope.kind === 'district' ? await countWaiting(db, district) : 0,
    }
  })
}

function totalOf(counts: readonly { readonly parcels: number; readonly area: number }[]) {
  return {
    parcels: counts.reduce((sum, { parcels }) => sum + parcels, 0),
    area: counts.reduce((sum, { area }) => sum + area, 0),
  }
}

function withTotal({ parcels, area }: { readonly parcels: number; readonly area: number }) {
  return { total: parcels, area }
}

/** @param people false leaves out who decided and the minutes: an enterprise hears what and when. */
export async function stayBodies(
  db: Kysely<Schema>,
  district: string,
  stays: readonly LowEfficiencyStayTable[],
  people = true,
): Promise<LowEfficiencyLine[]> {
  const acts = await listActsById(
    db,
    district,
    distinct(stays.flatMap(({ from_act, until_act }) => [from_act, until_act]).filter((id) => id !== null)),
  )
  const parcels = await knownParcels(db, district, distinct(stays.map(({ parcel_code }) => parcel_code)))
  const decision = (act: string | null, on: string, otherwise: string): ListDecision => {
    const found = act === null ? undefined : acts.get(act)
    return found === undefined ? { act: null, on, reason: otherwise, minutes: null, by: null } : told(found, on, people)
  }
  return stays.map((stay): LowEfficiencyLine => {
    const parcel = parcels.get(stay.parcel_code)
    const origin = stayOriginOf(stay.origin)
    const end = stayEndOf(stay.until_ground)
    const began = stay.cycle === null ? stayOriginNames[origin] : `${stay.cycle}年度${stayOriginNames[origin]}`
    return {
      parcelCode: stay.parcel_code,
      parcelName: parcel?.parcelName ?? null,
      ownerName: parcel?.ownerName ?? null,
      townCode: stay.town_code,
      landClass: stay.land_class,
      landArea: stay.land_area,
      origin,
      cycle: stay.cycle,
      class: stay.class,
      source: stay.source,
      predecessors: stay.predecessors === null ? [] : (JSON.parse(stay.predecessors) as string[]),
      from: decision(stay.from_act, stay.from_day, began),
      until: stay.until_day === null || end === null ? null : { ...decision(stay.until_act, stay.until_day, ''), end },
    }
  })
}

function told({ id, reason, minutes, by_name }: ClassListActTable, on: string, people: boolean): ListDecision {
  return people ? { act: id, on, reason, minutes, by: by_name } : { act: null, on, reason, minutes: null, by: null }
}
