import type { AppState, Tab } from './app/state.ts'

const tabs: readonly Tab[] = ['fill', 'check', 'score', 'sync']

/** What the ribbon's buttons ask for: excel.html?tab=check, excel.html?tab=template; an empty address asks for nothing. */
export function viewOfAddress(search: string): Partial<Pick<AppState, 'tab' | 'aside'>> {
  const asked = new URLSearchParams(search).get('tab')
  if (asked === 'template') return { aside: 'templates' }
  const tab = tabs.find((one) => one === asked)
  return tab === undefined ? {} : { tab }
}
