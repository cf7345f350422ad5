import type { Tab } from './app/state.ts'

const tabs: readonly Tab[] = ['fill', 'check', 'score', 'sync']

/** The ribbon's buttons name the tab they open: excel.html?tab=check. */
export function tabOfAddress(search: string): Tab {
  const asked = new URLSearchParams(search).get('tab')
  return tabs.find((tab) => tab === asked) ?? 'fill'
}
