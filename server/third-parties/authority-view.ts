import type { AuthorityLine, HandOverLine } from '#core/api/third-parties.ts'
import { isFormId } from '#core/forms/catalogue.ts'
import { authorityLayers, authorityState } from '#core/roster/authority.ts'
import type { Grant } from '../actions/authorise.ts'
import { textsOf } from '../actions/held-parcels.ts'
import type { ThirdPartyAuthorityTable, ThirdPartyHandOverTable, ThirdPartyParcelTable } from '../db/roster-tables.ts'

type Touching = Pick<ThirdPartyAuthorityTable, 'uscc' | 'touched_towns'>

/** Whether the reader is told of the authority: a unit of its own, a 街镇 of those on its parcels, others of all. */
export function seesAuthority({ actor, scope }: Grant, { uscc, touched_towns }: Touching): boolean {
  if (actor.role === 'third-party') return actor.org === uscc
  return scope.kind === 'town' ? textsOf(touched_towns).includes(scope.town) : true
}

/** A 街镇 ends and hands over what concerns its own parcels alone; all else is the 专班's. */
export function mayChangeAuthority({ actor, scope }: Grant, { touched_towns }: Touching): boolean {
  if (actor.role === 'district') return true
  if (actor.role !== 'town-reviewer' || scope.kind !== 'town') return false
  return textsOf(touched_towns).every((town) => town === scope.town)
}

export function authorityBody(
  grant: Grant,
  line: ThirdPartyAuthorityTable,
  parcels: readonly ThirdPartyParcelTable[],
  today: string,
): AuthorityLine {
  const { id, uscc, valid_from: from, valid_until: until, ended_at: endedAt } = line
  return {
    id,
    uscc,
    from,
    until,
    state: authorityState({ from, until, isEnded: endedAt !== null }, today),
    towns: [...textsOf(line.town_codes)],
    parcels: parcels.filter(({ named }) => named === 1).length,
    handedOn: parcels.filter(({ handed_on }) => handed_on !== null).length,
    forms: textsOf(line.forms).filter(isFormId),
    layers: authorityLayers.filter((layer) => textsOf(line.layers).includes(layer)),
    reason: line.reason,
    givenBy: line.given_by,
    givenAt: line.given_at,
    handOver: line.hand_over,
    ended: endedAt === null ? null : { by: line.ended_by ?? '', at: endedAt, reason: line.ended_reason ?? '' },
    mayChange: mayChangeAuthority(grant, line),
  }
}

export function handOverBody(line: ThirdPartyHandOverTable, mayChange: boolean): HandOverLine {
  const { id, parcels, unfinished, reason, at } = line
  return {
    id,
    fromUscc: line.from_uscc,
    toUscc: line.to_uscc,
    parcels,
    unfinished,
    reason,
    by: line.by_name,
    at,
    undone:
      line.undone_at === null
        ? null
        : { by: line.undone_by ?? '', at: line.undone_at, reason: line.undone_reason ?? '' },
    mayChange,
  }
}
