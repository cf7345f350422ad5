/** A run is one act of bringing many files; each file is its own request. */
export const runStates = ['open', 'done', 'cancelled'] as const
export type RunState = (typeof runStates)[number]

export const runStateNames: Readonly<Record<RunState, string>> = {
  open: '进行中',
  done: '已完成',
  cancelled: '已取消',
}

/** What became of a file: its rows were dealt with one by one, or nothing of it was read. */
export const fileStates = ['taken', 'refused'] as const
export type FileState = (typeof fileStates)[number]

export const fileStateNames: Readonly<Record<FileState, string>> = { taken: '已受理', refused: '未受理' }
