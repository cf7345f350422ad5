import type { Kysely } from 'kysely'
import type { PolicyOrder } from '#core/api/class-policies.ts'
import type { ListHindrance } from '#core/class-lists/hindrance.ts'
import { ineligibility } from '#core/class-lists/policy.ts'
import type { Grant } from '../actions/authorise.ts'
import { distinct } from '../collections.ts'
import type { ClassPolicyTable, PolicyApplicationTable } from '../db/class-list-tables.ts'
import { applicationsOf, policyVersions } from '../db/class-policies.ts'
import { knownParcels } from '../db/known-parcels.ts'
import type { Schema } from '../db/schema.ts'
import type { ActPlan } from './act-body.ts'
import { chosenDecided } from './chosen-decided.ts'
import { classNamed } from './decided-lists.ts'
import { policyOf, unknownPolicy } from './policies.ts'

/** A parcel a policy would be applied to, or not any more. */
export interface ReadyApplication {
  readonly parcelCode: string
  readonly townCode: string | null
  /** m². */
  readonly landArea: number | null
  readonly class: string | null
  /** Let through by a reason. */
  readonly isOverridden: boolean
  /** Of the application to it: that which stands, or the next. */
  readonly number: number
}

export interface PolicyPlan extends ActPlan<ReadyApplication> {
  readonly policy: ClassPolicyTable
}

/** Which of the chosen parcels a policy would be applied to, or ended for. Throws ProblemError: not-found, malformed-request. */
export async function planPolicyAct(
  db: Kysely<Schema>,
  district: string,
  grant: Grant,
  order: PolicyOrder,
): Promise<PolicyPlan> {
  const { actor } = grant
  const [policy] = await policyVersions(db, district, order.policy)
  // A policy of another department is answered like one that is not there.
  if (policy === undefined || (actor.role === 'department' && policy.department !== actor.org)) throw unknownPolicy()
  return order.kind === 'end' ? planEnd(db, district, policy, order) : planApply(db, district, grant, policy, order)
}

function lastByParcel(applications: readonly PolicyApplicationTable[]): ReadonlyMap<string, PolicyApplicationTable> {
  return new Map(applications.map((application) => [application.parcel_code, application]))
}

async function planApply(
  db: Kysely<Schema>,
  district: string,
  { scope }: Grant,
  policy: ClassPolicyTable,
  order: Extract<PolicyOrder, { kind: 'apply' }>,
): Promise<PolicyPlan> {
  const { lines, unknown } = await chosenDecided(db, district, scope, order.cycle, order.chosen)
  const undecided = await knownParcels(db, district, unknown)
  const codes = [...lines.map(({ parcel_code }) => parcel_code), ...unknown]
  const last = lastByParcel(await applicationsOf(db, district, policy.id, codes))
  const ready: ReadyApplication[] = []
  const hindered = new Map<ListHindrance, string[]>()
  const put = (
    parcel: Pick<ReadyApplication, 'parcelCode' | 'townCode' | 'landArea' | 'class'>,
    decided: ReturnType<typeof classNamed> | undefined,
  ): void => {
    const standing = last.get(parcel.parcelCode)
    const why = ineligibility(policyOf(policy), decided, order.from)
    const isApplied = standing !== undefined && (standing.until_day === null || standing.until_day > order.from)
    const kept = isApplied ? 'applied' : order.override === undefined ? why : null
    if (kept === null) ready.push({ ...parcel, isOverridden: why !== null, number: (standing?.number ?? 0) + 1 })
    else hindered.set(kept, [...(hindered.get(kept) ?? []), parcel.parcelCode])
  }
  for (const { parcel_code: parcelCode, town_code: townCode, land_area: landArea, class: of } of lines) {
    put({ parcelCode, townCode, landArea, class: of }, classNamed(of))
  }
  for (const parcelCode of unknown) {
    const parcel = undecided.get(parcelCode)
    if (parcel === undefined) hindered.set('unknown', [...(hindered.get('unknown') ?? []), parcelCode])
    else put({ parcelCode, townCode: parcel.townCode, landArea: parcel.landArea, class: null }, undefined)
  }
  return { policy, ready, hindered }
}

async function planEnd(
  db: Kysely<Schema>,
  district: string,
  policy: ClassPolicyTable,
  { chosen, from }: Extract<PolicyOrder, { kind: 'end' }>,
): Promise<PolicyPlan> {
  const codes = distinct(chosen.parcelCodes).toSorted()
  const last = lastByParcel(await applicationsOf(db, district, policy.id, codes))
  const known = await knownParcels(db, district, codes)
  const ready: ReadyApplication[] = []
  const hindered = new Map<ListHindrance, string[]>()
  for (const parcelCode of codes) {
    const standing = last.get(parcelCode)
    if (standing === undefined || standing.until_day !== null || standing.from_day > from) {
      hindered.set('not-applied', [...(hindered.get('not-applied') ?? []), parcelCode])
      continue
    }
    const { town_code: townCode, class: of, number } = standing
    const landArea = known.get(parcelCode)?.landArea ?? null
    ready.push({ parcelCode, townCode, landArea, class: of, isOverridden: false, number })
  }
  return { policy, ready, hindered }
}
