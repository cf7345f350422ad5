/**
 * How far an import has come: read and waiting for its mapping or its comparison; compared with what stands; applied;
 * discarded. A comparison may be made again at any time before the application.
 */
export const importStates = ['read', 'compared', 'applied', 'discarded'] as const
export type ImportState = (typeof importStates)[number]

export const importStateNames: Readonly<Record<ImportState, string>> = {
  read: '已读取，待比对',
  compared: '已比对，待应用',
  applied: '已应用',
  discarded: '已放弃',
}

/** A whole file names every parcel of its kind: what it leaves out is listed. A part says nothing of the others. */
export const coverages = ['whole', 'part'] as const
export type Coverage = (typeof coverages)[number]

/** Lines of a comparison: what the import would do to a parcel, or why a record does nothing. */
export const changeKinds = ['new', 'changed', 'unchanged', 'missing', 'undecided', 'refused'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const changeKindNames: Readonly<Record<ChangeKind, string>> = {
  new: '新增',
  changed: '变更',
  unchanged: '不变',
  missing: '新文件中没有',
  undecided: '待处理',
  refused: '不予导入',
}
