import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { AuthorityLine } from '#core/api/third-parties.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import type { AuthorityLayer } from '#core/roster/authority.ts'
import { addMonths } from '#core/vocabulary/calendar-date.ts'
import { townName } from '#core/vocabulary/district.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { distinct } from '../collections.ts'
import { takeNumbers } from '../db/counter.ts'
import type { ThirdPartyAuthorityTable } from '../db/roster-tables.ts'
import type { Schema } from '../db/schema.ts'
import { insertAuthority, parcelsOfAuthorities, townsOfParcels } from '../db/third-party-authorities.ts'
import type { Service } from '../service.ts'
import { authorityBody } from './authority-view.ts'
import { requireUnit, thirdPartyRefused } from './units.ts'

export interface AuthorityOrder {
  readonly uscc: string
  readonly from: string
  readonly until: string
  readonly towns: readonly string[]
  readonly parcelCodes: readonly string[]
  readonly forms: readonly FormId[]
  readonly layers: readonly AuthorityLayer[]
  readonly reason: string
}

/** Longer than any assessment takes: an authority is given anew, not for ever. */
const mostMonths = 36

/** The days of an authority. Throws ProblemError third-party-refused. */
export function requireDays(from: string, until: string, today: string): void {
  if (until < from) throw thirdPartyRefused('截止日早于起始日')
  if (until < today) throw thirdPartyRefused('截止日已经过去')
  if (until > addMonths(from, mostMonths)) throw thirdPartyRefused(`授权最长 ${mostMonths} 个月，到期再授`)
}

/**
 * Gives a unit an authority over parcels or whole 街镇; a 街镇 over its own only.
 * Throws ProblemError: third-party-refused, row-outside-scope (a parcel or 街镇 of others, on record).
 */
export async function giveAuthority(service: Service, grant: Grant, order: AuthorityOrder): Promise<AuthorityLine> {
  const { database, clock, audit } = service
  const { actor } = grant
  const district = service.district.code
  const today = todayInShanghai(clock)
  requireDays(order.from, order.until, today)
  const codes = distinct(order.parcelCodes.map((code) => code.trim()))
  const towns = distinct(order.towns)
  if (codes.length === 0 && towns.length === 0) throw thirdPartyRefused('没有选街镇，也没有填地块')
  if (order.layers.length > 0 && order.forms.length === 0) throw thirdPartyRefused('可写的层已选，可写的表没有选')
  const unknownTown = towns.find((town) => townName(town) === null)
  if (unknownTown !== undefined) throw thirdPartyRefused(`没有代码为 ${unknownTown.slice(0, 20)} 的街镇`)
  const given = await database.write(async (db) => {
    const unit = await requireUnit(db, district, order.uscc)
    const touched = await touchedTowns(db, grant, district, towns, codes)
    if (!Array.isArray(touched)) return touched
    const at = instantText(clock.now())
    const line: ThirdPartyAuthorityTable = {
      ...blankAuthority(grant, at),
      district,
      id: randomUUID(),
      seq: await takeNumbers(db, district, 'roster'),
      uscc: unit.uscc,
      valid_from: order.from,
      valid_until: order.until,
      town_codes: JSON.stringify(towns),
      touched_towns: JSON.stringify(touched),
      forms: JSON.stringify(distinct(order.forms)),
      layers: JSON.stringify(distinct(order.layers)),
      reason: order.reason,
    }
    await insertAuthority(db, line, codes)
    const details = { uscc: unit.uscc, from: order.from, until: order.until, towns, parcels: codes.length }
    const entry = { district, at, username: actor.username, role: actor.role, object: line.id, details } as const
    await audit.append(db, { ...entry, action: 'authority-given' })
    return authorityBody(grant, line, await parcelsOfAuthorities(db, district, [line.id]), today)
  })
  if (!('outside' in given)) return given
  await recordDenial(service, actor, grant.endpoint, { place: given.outside })
  throw new ProblemError(problem('row-outside-scope', { parcelCode: given.outside }))
}

export function blankAuthority({ actor }: Grant, at: string) {
  return {
    given_username: actor.username,
    given_by: actor.name,
    given_at: at,
    hand_over: null,
    ended_username: null,
    ended_by: null,
    ended_at: null,
    ended_reason: null,
  }
}

/** 街镇 of all that is asked for; what is not the giver's, named. Throws ProblemError third-party-refused. */
async function touchedTowns(
  db: Kysely<Schema>,
  { scope }: Grant,
  district: string,
  towns: readonly string[],
  codes: readonly string[],
): Promise<string[] | { readonly outside: string }> {
  const own = scope.kind === 'town' ? scope.town : null
  const otherTown = own === null ? undefined : towns.find((town) => town !== own)
  if (otherTown !== undefined) return { outside: otherTown }
  const known = await townsOfParcels(db, district, codes)
  if (own !== null) {
    // Whether a parcel of others exists is not said.
    const outside = codes.find((code) => known.get(code) !== own)
    if (outside !== undefined) return { outside }
  }
  const unknown = codes.filter((code) => !known.has(code))
  if (unknown.length > 0) {
    const more = unknown.length > 1 ? ` 等 ${unknown.length} 个` : ''
    throw thirdPartyRefused(`没有编码为 ${unknown[0]?.slice(0, 20)}${more}的地块`)
  }
  return [...distinct([...towns, ...codes.map((code) => known.get(code) ?? '')])]
}
