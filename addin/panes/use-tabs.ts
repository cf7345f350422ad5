import { useEffect, useState } from 'preact/hooks'
import type { Tab } from '../app/state.ts'
import type { OpenDocument } from '../open-document.ts'
import { type TabName, tabsOf } from './tab-bar.tsx'

/** The tabs of the open workbook: others when a sheet with a form comes in or goes. */
export function useTabs({ host: { model } }: OpenDocument): readonly TabName[] {
  const [, setNames] = useState('')
  useEffect(() => model.changed.add(() => setNames(namesOf(tabsOf(model.result.regions)))), [model])
  return tabsOf(model.result.regions)
}

function namesOf(tabs: readonly TabName[]): string {
  return tabs.map(({ id }) => id).join()
}

/** The tab that is open: the wanted one, or the first of a workbook that has none such. */
export function shownTab(tabs: readonly TabName[], wanted: Tab): Tab {
  return tabs.some(({ id }) => id === wanted) ? wanted : (tabs[0]?.id ?? wanted)
}
