import type { ComponentChild } from 'preact'
import type { App } from '../app/app.ts'
import { resultInWords } from '../app/findings.ts'
import type { Work } from '../app/work.ts'
import { useStore } from '../base/store.ts'
import { Announcer } from './announcer.tsx'
import { Aside } from './aside.tsx'
import { FillPane } from './fill-pane.tsx'
import { lazy } from './lazy.tsx'
import { Notices } from './notices.tsx'
import { TabBar } from './tab-bar.tsx'
import { shownTab, useTabs } from './use-tabs.ts'

export interface PaneProps {
  readonly app: App
  readonly work: Work
}

const CheckPane = lazy(() => import('./check-pane.tsx').then((module) => module.CheckPane))
const ScorePane = lazy(() => import('./score-pane.tsx').then((module) => module.ScorePane))
const SyncPane = lazy(() => import('./sync-pane.tsx').then((module) => module.SyncPane))

const FilingPane = lazy(() => import('./filing/filing-pane.tsx').then((module) => module.FilingPane))

const panes = { fill: FillPane, check: CheckPane, score: ScorePane, sync: SyncPane, filing: FilingPane } as const

export interface PaneBodyProps {
  readonly app: App
  /** What the desk has to say, above the open tab's content. */
  readonly banners?: ComponentChild
}

/** Tabs, notices and the open tab's content with its foot. */
export function PaneBody({ app, banners = null }: PaneBodyProps) {
  const document = useStore(app.state, (state) => state.document)
  const work = app.work()
  if (document === null || work === null) return null
  return <OpenBody app={app} work={work} banners={banners} />
}

function OpenBody({ app, work, banners }: PaneProps & { banners: ComponentChild }) {
  const wanted = useStore(app.state, (state) => state.tab)
  const counts = useStore(work.checking.store, (state) => state.counts)
  const result = useStore(work.checking.store, resultInWords)
  const aside = useStore(app.state, (state) => state.aside)
  const tabs = useTabs(work.document)
  const tab = shownTab(tabs, wanted)
  const Pane = panes[tab]
  if (aside !== null) return <Aside app={app} which={aside} />
  return (
    <>
      <TabBar tabs={tabs} tab={tab} counts={counts} result={result} onTab={app.goTo} />
      {tabs.some(({ id }) => id === 'check') && <Announcer result={result} />}
      <div class="pane-panel" id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {banners}
        <Notices app={app} />
        <Pane app={app} work={work} />
      </div>
    </>
  )
}
