/** What may happen to parcels as such; each keeps its predecessors, successors, reason and person for ever. */
export const actKinds = ['split', 'merge', 'recode', 'retire', 'unretire'] as const
export type ActKind = (typeof actKinds)[number]

export const actKindNames: Readonly<Record<ActKind, string>> = {
  split: '分割',
  merge: '合并',
  recode: '换码',
  retire: '注销',
  unretire: '恢复',
}

/** `imported` stands in a parcel's history beside the acts: an import that made or changed it. */
export const historyKinds = ['imported', ...actKinds] as const
export type HistoryKind = (typeof historyKinds)[number]

export const parcelStates = ['active', 'retired'] as const
export type ParcelState = (typeof parcelStates)[number]
