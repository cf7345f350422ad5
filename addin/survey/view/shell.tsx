import { surveyors } from '#core/survey/access.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { Icon } from '#ui/icon.tsx'
import { Progress } from '#ui/progress.tsx'
import { useStore } from '../../base/store.ts'
import { AccountCard } from '../../panes/account-card.tsx'
import type { SurveyApp } from '../app.ts'
import { Banners } from './banners.tsx'
import { ParcelView } from './parcel-view.tsx'
import { Records } from './records.tsx'
import { hashOf, type Route, useRoute } from './route.ts'
import { TaskList } from './task-list.tsx'

const reason = '登录后取回核查任务。取回以后没有网络也能核查，联网时自动提交。'

/** The page on the phone: sign in once, then tasks and records; a parcel opens over both. */
export function Shell({ app }: { readonly app: SurveyApp }) {
  const state = useStore(app.store, (whole) => whole)
  const route = useRoute()
  const { account, fetched, running } = state
  const waiting = state.surveys.filter(({ state: one, choices }) => one !== 'sent' || choices.length > 0).length
  return (
    <div class="survey">
      <header class="survey-head">
        <h1>现场核查</h1>
        {fetched !== null && fetched.cycle !== '' && <span class="sub nb">{`${fetched.cycle}年度`}</span>}
        {fetched?.isDemo === true && <span class="badge">示例数据</span>}
      </header>
      {account !== null && <Tabs route={route} waiting={waiting} />}
      <main class="survey-main">
        <Banners app={app} />
        {running !== null && <Progress {...running} />}
        {(account === null || state.isExpired) && (
          <AccountCard state={state} sync={app} onDefect={app.onDefect} reason={reason} />
        )}
        {account !== null && !surveyors.includes(account.role) ? (
          <p class="banner banner-warn">
            <Icon name="warning" class="is-warning" />
            <span class="banner-text">现场核查由街镇、区专班和受托的第三方填写，您的账号不能填写。请换账号登录。</span>
          </p>
        ) : (
          account !== null && <View app={app} route={route} />
        )}
        {account !== null && !state.isExpired && route.kind !== 'parcel' && (
          <AccountCard state={state} sync={app} onDefect={app.onDefect} />
        )}
      </main>
      <footer class="survey-foot cap">{proposedFormNotice}</footer>
    </div>
  )
}

function View({ app, route }: { readonly app: SurveyApp; readonly route: Route }) {
  switch (route.kind) {
    case 'tasks':
      return <TaskList app={app} />
    case 'records':
      return <Records app={app} />
    case 'parcel':
      return <ParcelView key={route.parcelCode} app={app} cycle={route.cycle} parcelCode={route.parcelCode} />
  }
}

function Tabs({ route, waiting }: { readonly route: Route; readonly waiting: number }) {
  const current = (kind: Route['kind']) => (route.kind === kind ? ({ 'aria-current': 'page' } as const) : {})
  return (
    <nav class="survey-tabs" aria-label="页面">
      <a href={hashOf({ kind: 'tasks' })} {...current('tasks')}>
        核查任务
      </a>
      <a href={hashOf({ kind: 'records' })} {...current('records')}>
        本机记录
        {waiting > 0 && <span class="counter counter-warn">{waiting}</span>}
      </a>
    </nav>
  )
}
