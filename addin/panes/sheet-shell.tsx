import type { SheetApp } from '../app/sheet-desk.ts'
import { useStore } from '../base/store.ts'
import { Aside } from './aside.tsx'
import { ContextRow } from './context-row.tsx'
import { HostBanners } from './host-banners.tsx'
import { PaneBody } from './pane-body.tsx'
import { SheetStart } from './sheet-start.tsx'
import { useFindingKeys } from './use-finding-keys.ts'

/**
 * The pane beside a workbook that a spreadsheet program has open. What is filled stands in that workbook: closing the
 * pane loses nothing, so nothing is asked.
 */
export function SheetShell({ app }: { app: SheetApp }) {
  const document = useStore(app.state, (state) => state.document)
  const aside = useStore(app.state, (state) => state.aside)
  useFindingKeys(app)
  if (document === null) {
    return (
      <main class="pane pane-only">
        {aside === 'settings' ? <Aside app={app} which={aside} /> : <SheetStart app={app} />}
      </main>
    )
  }
  return (
    <main class="pane pane-only">
      <h1 class="vh">产业用地体检</h1>
      <ContextRow app={app} />
      <PaneBody app={app} banners={<HostBanners app={app} />} />
    </main>
  )
}
