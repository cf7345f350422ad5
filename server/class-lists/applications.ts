import type { Kysely } from 'kysely'
import type { PolicyApplicationBody } from '#core/api/class-policies.ts'
import type { Grant } from '../actions/authorise.ts'
import { notOurCursor, readCursor, writeCursor } from '../actions/cursor.ts'
import { distinct } from '../collections.ts'
import { listActsById } from '../db/class-list-acts.ts'
import type { ClassPolicyTable, PolicyApplicationTable } from '../db/class-list-tables.ts'
import {
  type ApplicationFilter,
  type ApplicationPlace,
  applicationPage,
  countApplications,
  standingPolicies,
} from '../db/class-policies.ts'
import { knownParcels } from '../db/known-parcels.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { byId, ownPolicies } from './list-acts.ts'
import { labelOf } from './policies.ts'
import { townsOf } from './towns-of.ts'

export interface ApplicationQuery {
  readonly policy?: string | undefined
  readonly parcel?: string | undefined
  readonly town?: string | undefined
  readonly state?: 'now' | 'ended' | 'all' | undefined
}

type Policies = ReadonlyMap<string, ClassPolicyTable>

/** The conditions within the scope; a department reads of the policies it answers for. Throws ProblemError malformed-request. */
export function applicationFilterOf(
  district: string,
  { actor, scope }: Grant,
  policies: Policies,
  { policy, parcel, town, state = 'now' }: ApplicationQuery,
): ApplicationFilter {
  const own = actor.role === 'department' ? ownPolicies(policies, actor.org) : null
  const asked = policy === undefined ? null : [policy]
  return {
    district,
    policies: own === null ? asked : (asked ?? own).filter((id) => own.includes(id)),
    towns: townsOf(scope, town),
    parcelCode: parcel === undefined || parcel.trim() === '' ? null : parcel.trim(),
    state,
  }
}

const defaultLimit = 100

export async function listApplications(
  service: Service,
  grant: Grant,
  query: ApplicationQuery & { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<{ items: PolicyApplicationBody[]; nextCursor: string | null; total: number }> {
  const { cursor, limit = defaultLimit } = query
  const district = service.district.code
  const after = cursor === undefined ? null : placeOf(cursor)
  return service.database.read(async (db) => {
    const policies = byId(await standingPolicies(db, district))
    const filter = applicationFilterOf(district, grant, policies, query)
    const lines = await applicationPage(db, filter, after, limit + 1)
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: await applicationBodies(db, district, policies, page),
      nextCursor:
        lines.length > limit && last !== undefined ? writeCursor([last.parcel_code, last.policy, last.number]) : null,
      total: await countApplications(db, filter),
    }
  })
}

function placeOf(cursor: string): ApplicationPlace {
  const [parcelCode, policy, number] = readCursor(cursor, 3)
  if (typeof parcelCode !== 'string' || typeof policy !== 'string' || typeof number !== 'number') throw notOurCursor()
  return { parcelCode, policy, number }
}

export async function applicationBodies(
  db: Kysely<Schema>,
  district: string,
  policies: Policies,
  lines: readonly PolicyApplicationTable[],
): Promise<PolicyApplicationBody[]> {
  const acts = await listActsById(db, district, distinct(lines.map(({ from_act }) => from_act)))
  const parcels = await knownParcels(db, district, distinct(lines.map(({ parcel_code }) => parcel_code)))
  return lines.map((line): PolicyApplicationBody => {
    const policy = policies.get(line.policy)
    const parcel = parcels.get(line.parcel_code)
    const act = acts.get(line.from_act)
    return {
      policy: line.policy,
      policyName: policy?.name ?? line.policy,
      label: policy === undefined ? null : labelOf(policy),
      parcelCode: line.parcel_code,
      parcelName: parcel?.parcelName ?? null,
      ownerName: parcel?.ownerName ?? null,
      townCode: line.town_code,
      cycle: line.cycle,
      class: line.class,
      overridden: line.overridden,
      from: line.from_day,
      until: line.until_day,
      reason: act?.reason ?? null,
      by: act?.by_name ?? null,
      endReason: line.until_reason,
    }
  })
}
