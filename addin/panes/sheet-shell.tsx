import type { SheetApp } from '../app/sheet-desk.ts'
import { useStore } from '../app/store.ts'
import { ContextRow } from './context-row.tsx'
import { HostBanners } from './host-banners.tsx'
import { PaneBody } from './pane-body.tsx'
import { SheetStart } from './sheet-start.tsx'
import { useUnsavedTitle } from './use-unsaved-title.ts'

/** The pane beside a workbook that a spreadsheet program has open. */
export function SheetShell({ app }: { app: SheetApp }) {
  const phase = useStore(app.state, (state) => state.phase)
  const document = useStore(app.state, (state) => state.document)
  useUnsavedTitle(app)
  return (
    <main class="pane pane-only">
      <h1 class="vh">产业用地体检</h1>
      {document === null ? (
        <SheetStart app={app} isReading={phase === 'starting'} />
      ) : (
        <>
          <ContextRow app={app} />
          <HostBanners app={app} />
          <PaneBody app={app} />
        </>
      )}
    </main>
  )
}
