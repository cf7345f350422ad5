import { useEffect, useRef } from 'preact/hooks'
import type { App } from '../app/app.ts'
import type { FileApp } from '../app/file-desk.ts'
import { useStore } from '../base/store.ts'
import { ContextRow } from './context-row.tsx'
import { lazy } from './lazy.tsx'
import { PaneBody } from './pane-body.tsx'
import { Start } from './start.tsx'
import { useUnsavedTitle } from './use-unsaved-title.ts'

const SheetSide = lazy(() => import('./sheet-side.tsx').then((module) => module.SheetSide))

/** The page: first use, or the sheet on the left and the pane on the right; in a narrow window one of the two. */
export function Shell({ app }: { app: FileApp }) {
  const phase = useStore(app.state, (state) => state.phase)
  const document = useStore(app.state, (state) => state.document)
  const front = useStore(app.state, (state) => state.front)
  useUnsavedTitle(app)
  const file = app.desk.document()
  if (document === null || file === null) return <Start app={app} isReading={phase === 'starting'} />
  return (
    <main class={`page front-${front}`}>
      <h1 class="vh">{`产业用地体检 ${document.name}`}</h1>
      <SheetSide app={app} document={file} />
      <PaneSide app={app} />
    </main>
  )
}

function PaneSide({ app }: { app: App }) {
  const pane = useRef<HTMLElement>(null)
  useSwitchByF6(pane)
  return (
    <section class="pane" ref={pane} aria-label="体检面板">
      <ContextRow app={app} />
      <PaneBody app={app} />
    </section>
  )
}

/** F6 goes from the sheet to the pane and back. */
function useSwitchByF6(pane: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F6') return
      event.preventDefault()
      const isInPane = pane.current?.contains(document.activeElement) === true
      const target = isInPane ? '.cell-editor input' : '.tabs [aria-selected="true"]'
      document.querySelector<HTMLElement>(target)?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
