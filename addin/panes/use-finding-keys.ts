import { useEffect, useRef } from 'preact/hooks'
import type { App } from '../app/app.ts'
import { nextFinding } from '../base/next-finding.ts'
import { tabsOf } from './tab-bar.tsx'
import { shownTab } from './use-tabs.ts'

/** F8 and Shift+F8 go to the next and the previous finding and select its cell, wherever the keyboard is on the page. */
export function useFindingKeys(app: App): void {
  const going = useRef((_step: 1 | -1): void => {})
  going.current = (step) => {
    const work = app.work()
    if (work === null) return
    const tab = shownTab(tabsOf(work.document.host.model.result.regions), app.state.get().tab)
    if (tab === 'filing') {
      app.state.patch({ aside: null })
      work.filing.get().begun?.step(step)
      return
    }
    const { items, current } = work.checking.store.get()
    const next = nextFinding(items, 'parcel', current, step)
    if (next === null) return
    work.checking.store.patch({ current: next.id })
    app.state.patch({ tab: 'check', aside: null })
    work.document.host.select(next, false).catch(app.onDefect)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.isComposing) return
      event.preventDefault()
      going.current(event.shiftKey ? -1 : 1)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
