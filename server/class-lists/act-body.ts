import type { ActPreview, ListActBody } from '#core/api/class-list-shapes.ts'
import { listActOf } from '#core/class-lists/act-kind.ts'
import { type ListHindrance, listHindrances } from '#core/class-lists/hindrance.ts'
import { stayEndNames, stayEndOf, stayOriginNames, stayOrigins } from '#core/class-lists/origin.ts'
import type { Actor } from '../actions/actor.ts'
import type { ClassListActTable, ClassPolicyTable } from '../db/class-list-tables.ts'

/** A decision as it is read; the 专班 takes back any, a department those about policies it answers for. */
export function listActBody(
  act: ClassListActTable,
  policies: ReadonlyMap<string, ClassPolicyTable>,
  { role, org }: Actor,
): ListActBody {
  const policy = act.policy === null ? undefined : policies.get(act.policy)
  const { undone_by: by, undone_at: at, undone_reason: reason } = act
  const isOwn = role === 'district' || (role === 'department' && policy !== undefined && policy.department === org)
  return {
    id: act.id,
    number: act.seq,
    kind: listActOf(act.kind),
    ground: groundName(act.ground),
    policy: act.policy,
    policyName: policy?.name ?? null,
    reason: act.reason,
    minutes: act.minutes,
    decidedOn: act.decided_on,
    parcels: act.parcels,
    by: act.by_name,
    at: act.at,
    undone: by === null || at === null ? null : { by, at, reason: reason ?? '' },
    mayUndo: by === null && isOwn,
  }
}

function groundName(ground: string): string {
  const origin = stayOrigins.find((one) => one === ground)
  const end = stayEndOf(ground)
  return origin !== undefined ? stayOriginNames[origin] : end === null ? ground : stayEndNames[end]
}

const samplesShown = 5

/** What an act would do: parcels that are ready, and the others by the first reason that holds. */
export interface ActPlan<Ready> {
  readonly ready: readonly Ready[]
  readonly hindered: ReadonlyMap<ListHindrance, readonly string[]>
}

export function previewOf<Ready extends { readonly parcelCode: string; readonly landArea: number | null }>(
  { ready, hindered }: ActPlan<Ready>,
  overridden = 0,
): ActPreview {
  const left = [...hindered.values()].reduce((sum, codes) => sum + codes.length, 0)
  return {
    total: ready.length + left,
    ready: ready.length,
    readyArea: ready.reduce((sum, { landArea }) => sum + (landArea ?? 0), 0),
    overridden,
    samples: ready.slice(0, samplesShown).map(({ parcelCode }) => parcelCode),
    hindered: listHindrances.flatMap((why) => {
      const codes = hindered.get(why) ?? []
      return codes.length === 0 ? [] : [{ why, parcels: codes.length, samples: codes.slice(0, samplesShown) }]
    }),
  }
}
