import type { AuthorityLine, HandOverLine, ThirdPartyUnit } from '#core/api/third-parties.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { groupedBy } from '../collections.ts'
import { thirdPartyUnits } from '../db/third-parties.ts'
import { newestAuthorities, newestHandOvers, parcelsOfAuthorities } from '../db/third-party-authorities.ts'
import type { Service } from '../service.ts'
import { authorityBody, handOverBody, mayChangeAuthority, seesAuthority } from './authority-view.ts'
import { unitBody } from './units.ts'

const mostShown = 500

/** Units, authorities and hand-overs that the reader is told of; administrators are told the units only. */
export async function listThirdParties(
  service: Service,
  grant: Grant,
): Promise<{ units: ThirdPartyUnit[]; authorities: AuthorityLine[]; handOvers: HandOverLine[] }> {
  const { actor } = grant
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  return service.database.read(async (db) => {
    const all = await thirdPartyUnits(db, district)
    const own = all.filter(({ uscc }) => actor.role !== 'third-party' || uscc === actor.org)
    const units: ThirdPartyUnit[] = []
    for (const unit of own) units.push(await unitBody(db, unit, actor))
    if (actor.role === 'admin') return { units, authorities: [], handOvers: [] }
    const lines = (await newestAuthorities(db, district, mostShown)).filter((line) => seesAuthority(grant, line))
    const ids = lines.map(({ id }) => id)
    const parcels = groupedBy(await parcelsOfAuthorities(db, district, ids), ({ authority }) => authority)
    const byId = new Map(lines.map((line) => [line.id, line]))
    const handOvers = (await newestHandOvers(db, district, mostShown)).flatMap((line) => {
      const made = byId.get(line.to_authority)
      const told = made !== undefined || byId.has(line.from_authority)
      return told ? [handOverBody(line, made !== undefined && mayChangeAuthority(grant, made))] : []
    })
    return {
      units,
      authorities: lines.map((line) => authorityBody(grant, line, parcels.get(line.id) ?? [], today)),
      handOvers,
    }
  })
}
