/** How far something long has come, for whoever started it. */
export interface RunningProgress {
  readonly username: string
  done: number
  readonly total: number
}

/** More at once than people of a district start. */
const mostAtOnce = 4
const running = new Map<string, RunningProgress>()

/** Null when as many as may are running, or one of that id is. */
export function beginProgress(id: string, username: string, total: number): RunningProgress | null {
  if (running.size >= mostAtOnce || running.has(id)) return null
  const progress = { username, done: 0, total }
  running.set(id, progress)
  return progress
}

export function endProgress(id: string): void {
  running.delete(id)
}

/** What runs in this process; null for nothing, also when it is somebody else's. */
export function progressOf(id: string, username: string): { readonly done: number; readonly total: number } | null {
  const found = running.get(id)
  return found === undefined || found.username !== username ? null : { done: found.done, total: found.total }
}
