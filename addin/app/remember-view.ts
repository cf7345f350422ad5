import type { Store } from '../base/store.ts'
import type { AppState, Tab } from './state.ts'

const key = 'parcel-checkup.tab'
const tabs: readonly Tab[] = ['fill', 'check', 'score', 'sync', 'filing']

/** The tab that was open before this page was loaded again; null in a new pane. */
export function rememberedTab(): Tab | null {
  try {
    const tab = sessionStorage.getItem(key)
    return tabs.find((one) => one === tab) ?? null
  } catch {
    return null
  }
}

/** A pane that is loaded again (updated, or asked for by the ribbon) goes on where it was. */
export function rememberTab(state: Store<AppState>): void {
  state.subscribe(() => {
    try {
      sessionStorage.setItem(key, state.get().tab)
    } catch {
      // Nothing is kept here: the pane then begins with 填报.
    }
  })
}

/** Whether this page was loaded again by itself, not by a button that names a tab. */
export function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  return entry instanceof PerformanceNavigationTiming && entry.type === 'reload'
}
