/** Where a bulk operation (批量办理) stands: it is carried out, and taken back, a piece at a time. */
export const bulkStates = ['running', 'done', 'cancelled', 'undoing', 'undone'] as const
export type BulkState = (typeof bulkStates)[number]

export const bulkStateNames: Readonly<Record<BulkState, string>> = {
  running: '办理中',
  done: '已办完',
  cancelled: '已取消',
  undoing: '撤销中',
  undone: '已撤销',
}

/** What has become of one parcel of it. 'kept' was brought to the status and could not be taken back. */
export const bulkItemStates = ['waiting', 'done', 'refused', 'undone', 'kept'] as const
export type BulkItemState = (typeof bulkItemStates)[number]

export const bulkItemStateNames: Readonly<Record<BulkItemState, string>> = {
  waiting: '未办到',
  done: '已办理',
  refused: '未办理',
  undone: '已撤销',
  kept: '未能撤销',
}

/** Why a parcel would be left out, the first that holds: what the preview groups by. */
export const bulkHindrances = ['outside', 'status', 'conflicts', 'errors', 'opinion'] as const
export type BulkHindrance = (typeof bulkHindrances)[number]

export const bulkHindranceNames: Readonly<Record<BulkHindrance, string>> = {
  outside: '不在您的负责范围，或已删除',
  status: '当前状态不能这样变更',
  conflicts: '有待处理的冲突',
  errors: '有须改正的内容',
  opinion: '没有街镇审核意见',
}
