import type { Kysely } from 'kysely'
import { isFormId } from '#core/forms/catalogue.ts'
import { type Authority, authorityLayers } from '#core/roster/authority.ts'
import { followed, type ParcelSuccession } from '#core/roster/followed.ts'
import { groupedBy } from '../collections.ts'
import type { ThirdPartyAuthorityTable, ThirdPartyParcelTable } from '../db/roster-tables.ts'
import type { Schema } from '../db/schema.ts'
import { authoritiesInForce, parcelsOfAuthorities, successionsSince } from '../db/third-party-authorities.ts'

export function textsOf(json: string): readonly string[] {
  return JSON.parse(json) as readonly string[]
}

/** What a unit may do on that day, all authorities together. */
export async function authoritiesHeld(
  db: Kysely<Schema>,
  district: string,
  uscc: string,
  today: string,
): Promise<readonly Authority[]> {
  return loadAuthorities(db, district, await authoritiesInForce(db, district, uscc, today))
}

/** Authorities as the rule reads them, their parcels followed through 分割, 合并 and 换码 since they were given. */
export async function loadAuthorities(
  db: Kysely<Schema>,
  district: string,
  lines: readonly ThirdPartyAuthorityTable[],
): Promise<readonly Authority[]> {
  const stored = await parcelsOfAuthorities(
    db,
    district,
    lines.map(({ id }) => id),
  )
  const parcels = groupedBy(stored, ({ authority }) => authority)
  const first = lines.map(({ given_at }) => given_at).sort()[0]
  const acts = first === undefined || stored.length === 0 ? [] : await successionsSince(db, district, first)
  const successions = acts.map(({ at, predecessors, successors }) => ({
    at,
    predecessors: textsOf(predecessors),
    successors: textsOf(successors),
  }))
  return lines.map((line) => authorityOf(line, parcels.get(line.id) ?? [], successions))
}

function authorityOf(
  line: ThirdPartyAuthorityTable,
  parcels: readonly ThirdPartyParcelTable[],
  successions: readonly (ParcelSuccession & { readonly at: string })[],
): Authority {
  const own = successions.filter(({ at }) => at >= line.given_at)
  const codes = (chosen: readonly ThirdPartyParcelTable[]) => chosen.map(({ parcel_code }) => parcel_code)
  return {
    from: line.valid_from,
    until: line.valid_until,
    isEnded: line.ended_at !== null,
    towns: new Set(textsOf(line.town_codes)),
    parcels: followed(codes(parcels.filter(({ named }) => named === 1)), own, 'every'),
    handedOn: followed(codes(parcels.filter(({ handed_on }) => handed_on !== null)), own, 'some'),
    forms: textsOf(line.forms).filter(isFormId),
    layers: authorityLayers.filter((layer) => textsOf(line.layers).includes(layer)),
  }
}
