import { useState } from 'preact/hooks'
import type { ExcelSession } from './excel-session.ts'
import { FormulaBar } from './formula-bar.tsx'
import { Grid } from './grid.tsx'
import type { HostPage } from './host-page.ts'
import { PaneFrame } from './pane-frame.tsx'
import { Ribbon } from './ribbon.tsx'
import { SheetTabs, StatusBar } from './sheet-tabs.tsx'
import { StopAlert } from './stop-alert.tsx'
import { useSession } from './use-session.ts'

/** Excel as one sees it: ribbon, sheet and task pane. */
export function ExcelPage({ session, page }: { session: ExcelSession; page: HostPage }) {
  const version = useSession(session)
  const [pane, setPane] = useState<{ readonly tab: string | null } | null>({ tab: null })
  return (
    <div class="excel">
      <Ribbon session={session} page={page} openPane={(tab) => setPane({ tab })} />
      <div class="work">
        <main>
          <FormulaBar session={session} />
          <Grid session={session} version={version} />
          <SheetTabs session={session} />
        </main>
        {pane !== null && (
          <PaneFrame session={session} origin={page.paneOrigin} tab={pane.tab} close={() => setPane(null)} />
        )}
      </div>
      <StatusBar session={session} />
      <StopAlert session={session} />
    </div>
  )
}
