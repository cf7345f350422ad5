/** How far the making of sheets has come, for whoever asked for them. */
export interface SheetProgress {
  readonly username: string
  done: number
  readonly total: number
  /** All parcels were read; the pages are being set. */
  isSetting: boolean
}

/** More at once than people of a district print. */
const mostAtOnce = 4
const running = new Map<string, SheetProgress>()

/** Null when as many as may are being made, or one of that id is. */
export function beginSheets(id: string, username: string, total: number): SheetProgress | null {
  if (running.size >= mostAtOnce || running.has(id)) return null
  const progress = { username, done: 0, total, isSetting: false }
  running.set(id, progress)
  return progress
}

export function endSheets(id: string): void {
  running.delete(id)
}

/** What runs in this process; null for nothing, also when it is somebody else's. */
export function sheetProgress(
  id: string,
  username: string,
): { readonly done: number; readonly total: number; readonly isSetting: boolean } | null {
  const found = running.get(id)
  if (found === undefined || found.username !== username) return null
  const { done, total, isSetting } = found
  return { done, total, isSetting }
}
