import { useEffect } from 'preact/hooks'
import { lazyPage } from './lazy-page.tsx'
import { EmptyPage } from './notice/empty-page.tsx'
import { navigate, usePlace } from './route/place.ts'
import { type Route, routeOf } from './route/route.ts'
import { useSession } from './session/session.ts'
import { entriesOf, mayOpen } from './shell/entries.ts'

const OverviewPage = lazyPage(async () => (await import('./overview/overview-page.tsx')).OverviewPage)
const ParcelsPage = lazyPage(async () => (await import('./parcels/parcels-page.tsx')).ParcelsPage)
const ParcelPage = lazyPage(async () => (await import('./parcel/parcel-page.tsx')).ParcelPage)
const EvaluationsPage = lazyPage(async () => (await import('./evaluations/evaluations-page.tsx')).EvaluationsPage)
const EvaluationPage = lazyPage(async () => (await import('./evaluations/evaluation-page.tsx')).EvaluationPage)
const AuditPage = lazyPage(async () => (await import('./audit/audit-page.tsx')).AuditPage)
const StandardPage = lazyPage(async () => (await import('./standards/standard-page.tsx')).StandardPage)

/** The page of the present address, or why there is none. */
export function Pages() {
  const { path } = usePlace()
  const { account } = useSession()
  const route = routeOf(path)
  const [home] = entriesOf(account.role)
  if (home === undefined) return <NoPages />
  if (!mayOpen(route.page, account.role)) return route.page === 'overview' ? <GoTo path={home.path} /> : <NotYours />
  return <Opened route={route} />
}

function Opened({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'overview':
      return <OverviewPage />
    case 'parcels':
      return <ParcelsPage />
    case 'parcel':
      return <ParcelPage cycle={route.cycle} parcelCode={route.parcelCode} key={route.parcelCode} />
    case 'evaluations':
      return <EvaluationsPage />
    case 'evaluation':
      return <EvaluationPage id={route.id} key={route.id} />
    case 'standard':
      return <StandardPage id={route.id} key={route.id} />
    case 'audit':
      return <AuditPage />
    case 'unknown':
      return (
        <EmptyPage title="没有这个页面">
          <p>地址可能不完整，或页面已移走。</p>
          <a class="btn btn-fill" href="/">
            返回首页
          </a>
        </EmptyPage>
      )
  }
}

/** The first page of a role that has no 总览. */
function GoTo({ path }: { readonly path: string }) {
  useEffect(() => navigate(path, { replace: true }), [path])
  return null
}

function NotYours() {
  return (
    <EmptyPage title="无权查看">
      <p>您的角色不办理此页面的事项。需要查看时，请联系区专班。</p>
      <a class="btn btn-fill" href="/">
        返回首页
      </a>
    </EmptyPage>
  )
}

/** 系统管理 has its pages in a later release; accounts are made at the server's command line. */
function NoPages() {
  return (
    <EmptyPage title="本版本没有您可办理的页面">
      <p>系统管理暂用服务器命令行建立账号：</p>
      <p>
        <code>npm run checkup -- account create --username 账号 --role district --password-stdin</code>
      </p>
      <p>建立区专班或街镇账号后，用该账号登录办理。</p>
    </EmptyPage>
  )
}
