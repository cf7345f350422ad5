import type { FormId } from '../forms/catalogue.ts'
import type { Layer } from '../record/layer.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'

/** What an authority may let a 第三方技术单位 write; the 部门核定 layer is never among it. */
export const authorityLayers = ['reported', 'onsite'] as const satisfies readonly Layer[]
export type AuthorityLayer = (typeof authorityLayers)[number]

/** A dated authority of a 第三方技术单位 over single parcels or whole 街镇. */
export interface Authority {
  /** First and last day, both included, in Asia/Shanghai. */
  readonly from: CalendarDate
  readonly until: CalendarDate
  /** Ended before its last day: from then on it lets nothing. */
  readonly isEnded: boolean
  readonly towns: ReadonlySet<string>
  /** Parcels it names, with what took their place. */
  readonly parcels: ReadonlySet<string>
  /** Parcels that were handed on to another unit, with what took their place. */
  readonly handedOn: ReadonlySet<string>
  readonly forms: readonly FormId[]
  /** None: it lets look, not write. */
  readonly layers: readonly AuthorityLayer[]
}

export const authorityStates = ['coming', 'running', 'over', 'ended'] as const
export type AuthorityState = (typeof authorityStates)[number]

export const authorityStateNames: Readonly<Record<AuthorityState, string>> = {
  coming: '未到期始',
  running: '有效',
  over: '已到期',
  ended: '已提前终止',
}

export function authorityState(
  { from, until, isEnded }: Pick<Authority, 'from' | 'until' | 'isEnded'>,
  today: CalendarDate,
): AuthorityState {
  if (isEnded) return 'ended'
  if (today < from) return 'coming'
  return today > until ? 'over' : 'running'
}

/** What of a parcel an authority looks at. */
export interface AuthorityPlace {
  readonly parcelCode: string
  readonly townCode: string | null
}

/** Whether the parcel is among those of the authority, whatever the day. */
export function coversParcel(
  { towns, parcels, handedOn }: Pick<Authority, 'towns' | 'parcels' | 'handedOn'>,
  { parcelCode, townCode }: AuthorityPlace,
): boolean {
  if (handedOn.has(parcelCode)) return false
  return parcels.has(parcelCode) || (townCode !== null && towns.has(townCode))
}

/** Whether one of the authorities lets that layer of that form be written on the parcel. */
export function mayWrite(
  authorities: readonly Authority[],
  place: AuthorityPlace,
  form: FormId,
  layer: Layer,
): boolean {
  return authorities.some(
    (authority) =>
      coversParcel(authority, place) &&
      authority.forms.includes(form) &&
      authority.layers.some((allowed) => allowed === layer),
  )
}
