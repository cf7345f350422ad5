import type { ActPreview, ListActBody } from '#core/api/class-list-shapes.ts'
import type { PolicyDecision, PolicyOrder } from '#core/api/class-policies.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { findListAct, insertListAct } from '../db/class-list-acts.ts'
import type { ClassListActTable, PolicyApplicationTable } from '../db/class-list-tables.ts'
import { endApplications, insertApplications, standingPolicies } from '../db/class-policies.ts'
import { takeNumbers } from '../db/counter.ts'
import { contentHash } from '../hash.ts'
import type { Service } from '../service.ts'
import { listActBody, previewOf } from './act-body.ts'
import { byId } from './list-acts.ts'
import { type PolicyPlan, planPolicyAct } from './plan-policy-act.ts'
import { actStamp, requireAsPreviewed, sameAct } from './record-list-act.ts'

/** What applying or ending would do; nothing is changed. Throws ProblemError: not-found, malformed-request. */
export async function previewPolicyAct(service: Service, grant: Grant, order: PolicyOrder): Promise<ActPreview> {
  return service.database.read(async (db) => {
    const plan = await planPolicyAct(db, service.district.code, grant, order)
    return previewOf(plan, overriddenIn(plan))
  })
}

function overriddenIn({ ready }: PolicyPlan): number {
  return ready.filter(({ isOverridden }) => isOverridden).length
}

/**
 * Applies a policy to parcels, or ends it, in one transaction; the same id again answers the same. Throws ProblemError:
 * not-found, malformed-request, class-list-refused, batch-id-reused.
 */
export async function recordPolicyAct(service: Service, grant: Grant, body: PolicyDecision): Promise<ListActBody> {
  const { actor } = grant
  const district = service.district.code
  const hash = contentHash(body)
  return service.database.write(async (db) => {
    const plan = await planPolicyAct(db, district, grant, body)
    const policies = byId(await standingPolicies(db, district))
    const known = await findListAct(db, district, body.id)
    if (known !== null) return listActBody(sameAct(known, hash), policies, actor)
    requireAsPreviewed(plan.ready.length, body.ready)
    const at = instantText(service.clock.now())
    const codes = plan.ready.map(({ parcelCode }) => parcelCode)
    const act: ClassListActTable = {
      ...actStamp(grant, { district, at, seq: await takeNumbers(db, district, 'class-list-act') }),
      id: body.id,
      kind: body.kind,
      cycle: body.kind === 'apply' ? body.cycle : null,
      ground: plan.policy.name,
      policy: plan.policy.id,
      reason: body.reason,
      minutes: body.minutes ?? null,
      decided_on: body.from,
      parcels: codes.length,
      content_hash: hash,
    }
    await insertListAct(db, act, codes)
    if (body.kind === 'apply') await insertApplications(db, applicationsIn(plan, act, body.override ?? null))
    else {
      const end = { until_day: body.from, until_reason: body.reason, until_act: act.id }
      await endApplications(db, district, plan.policy.id, codes, end)
    }
    const { username, role } = actor
    const details = { kind: act.kind, policy: plan.policy.id, parcels: codes.length, overridden: overriddenIn(plan) }
    const entry = { district, at, username, role, object: act.id, details } as const
    await service.audit.append(db, { ...entry, action: 'policy-applied' })
    return listActBody(act, policies, actor)
  })
}

function applicationsIn(
  { policy, ready }: PolicyPlan,
  { district, id, cycle, decided_on }: ClassListActTable,
  override: string | null,
): readonly PolicyApplicationTable[] {
  return ready.map(({ parcelCode, townCode, class: of, isOverridden, number }) => ({
    district,
    policy: policy.id,
    parcel_code: parcelCode,
    number,
    revision: policy.revision,
    town_code: townCode,
    cycle,
    class: of,
    overridden: isOverridden ? override : null,
    from_day: decided_on,
    from_act: id,
    until_day: null,
    until_reason: null,
    until_act: null,
  }))
}
