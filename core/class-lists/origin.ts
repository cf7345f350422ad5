/** Why a parcel came on the list of low-efficiency land (低效产业用地清单). */
export const stayOrigins = ['decided', 'c-decision', 'between', 'imported', 'succession'] as const
export type StayOrigin = (typeof stayOrigins)[number]

export const stayOriginNames: Readonly<Record<StayOrigin, string>> = {
  decided: '审定为 D 类',
  'c-decision': '专班决定列入的 C 类',
  between: '两次评估之间列入',
  imported: '汇入的清单',
  succession: '由列入的地块分割、合并或换码而来',
}

/** Origins that the 专班 decides; the others follow from something that was decided elsewhere. */
export const takeInGrounds = ['c-decision', 'between', 'imported'] as const
export type TakeInGround = (typeof takeInGrounds)[number]

/** Why it leaves by a decision. */
export const takeOffGrounds = ['disposed', 'improved', 'mistaken'] as const
export type TakeOffGround = (typeof takeOffGrounds)[number]

/** The same with what ends a stay without one: the year's decision was corrected, the parcel became others. */
export const stayEnds = [...takeOffGrounds, 'corrected', 'succession'] as const
export type StayEnd = (typeof stayEnds)[number]

export const stayEndNames: Readonly<Record<StayEnd, string>> = {
  disposed: '已处置',
  improved: '复评提升',
  mistaken: '认定有误',
  corrected: '审定更正，不再为 D 类',
  succession: '地块已分割、合并或换码',
}

export function stayOriginOf(text: string): StayOrigin {
  return stayOrigins.find((one) => one === text) ?? 'between'
}

export function stayEndOf(text: string | null): StayEnd | null {
  return stayEnds.find((one) => one === text) ?? null
}
