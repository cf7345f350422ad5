import { useEffect } from 'preact/hooks'
import { homeOf, mayOpen } from './frame/entries.ts'
import { lazyPage } from './lazy-page.tsx'
import { EmptyPage } from './notice/empty-page.tsx'
import { navigate, usePlace } from './route/place.ts'
import { type Route, routeOf } from './route/route.ts'
import { useSession } from './session/session.ts'

const OverviewPage = lazyPage(async () => (await import('./overview/overview-page.tsx')).OverviewPage)
const ParcelsPage = lazyPage(async () => (await import('./parcels/parcels-page.tsx')).ParcelsPage)
const MapPage = lazyPage(async () => (await import('./map/map-page.tsx')).MapPage)
const ParcelPage = lazyPage(async () => (await import('./parcel/parcel-page.tsx')).ParcelPage)
const ConflictsPage = lazyPage(async () => (await import('./conflicts/conflicts-page.tsx')).ConflictsPage)
const RemovalsPage = lazyPage(async () => (await import('./removals/removals-page.tsx')).RemovalsPage)
const EvaluationsPage = lazyPage(async () => (await import('./evaluations/evaluations-page.tsx')).EvaluationsPage)
const EvaluationPage = lazyPage(async () => (await import('./evaluations/evaluation-page.tsx')).EvaluationPage)
const ReEvaluationPage = lazyPage(
  async () => (await import('./evaluations/formal/re-evaluation-page.tsx')).ReEvaluationPage,
)
const FormalGatesPage = lazyPage(async () => (await import('./evaluations/formal/gates-page.tsx')).FormalGatesPage)
const ClassListsPage = lazyPage(async () => (await import('./class-lists/class-lists-page.tsx')).ClassListsPage)
const StagesPage = lazyPage(async () => (await import('./cycle-stage/stages-page.tsx')).StagesPage)
const ComparisonPage = lazyPage(async () => (await import('./comparison/comparison-page.tsx')).ComparisonPage)
const TryOutPage = lazyPage(async () => (await import('./try-out/try-out-page.tsx')).TryOutPage)
const SensitivityPage = lazyPage(async () => (await import('./sensitivity/sensitivity-page.tsx')).SensitivityPage)
const FilingsPage = lazyPage(async () => (await import('./filings/filings-page.tsx')).FilingsPage)
const NewFilingPage = lazyPage(async () => (await import('./filings/form/new-filing-page.tsx')).NewFilingPage)
const FilingPage = lazyPage(async () => (await import('./filings/filing/filing-page.tsx')).FilingPage)
const FilingRulesPage = lazyPage(async () => (await import('./filings/rules/rules-page.tsx')).FilingRulesPage)
const TenancyPage = lazyPage(async () => (await import('./tenancy/tenancy-page.tsx')).TenancyPage)
const OperationsPage = lazyPage(async () => (await import('./batch/operations-page.tsx')).OperationsPage)
const OperationPage = lazyPage(async () => (await import('./batch/operation-page.tsx')).OperationPage)
const ProgressPage = lazyPage(async () => (await import('./progress/progress-page.tsx')).ProgressPage)
const SheetsPage = lazyPage(async () => (await import('./check-up-sheets/sheets-page.tsx')).SheetsPage)
const VerifyPage = lazyPage(async () => (await import('./check-up-sheets/verify-page.tsx')).VerifyPage)
const HandOutPage = lazyPage(async () => (await import('./hand-out/hand-out-page.tsx')).HandOutPage)
const UploadsPage = lazyPage(async () => (await import('./bulk-upload/uploads-page.tsx')).UploadsPage)
const UploadRunPage = lazyPage(async () => (await import('./bulk-upload/run-page.tsx')).UploadRunPage)
const BaseImportsPage = lazyPage(async () => (await import('./base-map/base-imports-page.tsx')).BaseImportsPage)
const NewBaseImportPage = lazyPage(async () => (await import('./base-map/start/new-import-page.tsx')).NewBaseImportPage)
const BaseImportPage = lazyPage(async () => (await import('./base-map/import/base-import-page.tsx')).BaseImportPage)
const BaseParcelsPage = lazyPage(async () => (await import('./base-map/parcels/base-parcels-page.tsx')).BaseParcelsPage)
const BaseEntriesPage = lazyPage(async () => (await import('./base-map/entries/entries-page.tsx')).BaseEntriesPage)
const DepartmentDataPage = lazyPage(
  async () => (await import('./department-page/department-data-page.tsx')).DepartmentDataPage,
)
const DepartmentListPage = lazyPage(
  async () => (await import('./department-data/list/list-page.tsx')).DepartmentListPage,
)
const DisposalPage = lazyPage(async () => (await import('./disposal/disposal-page.tsx')).DisposalPage)
const DisposalPlanPage = lazyPage(async () => (await import('./disposal/plan/plan-page.tsx')).DisposalPlanPage)
const DisposalSheetPage = lazyPage(async () => (await import('./disposal/sheets/sheet-page.tsx')).DisposalSheetPage)
const LettersPage = lazyPage(async () => (await import('./letters/letters-page.tsx')).LettersPage)
const LetterPage = lazyPage(async () => (await import('./letters/letter-page.tsx')).LetterPage)
const PublicationsPage = lazyPage(async () => (await import('./publication/publications-page.tsx')).PublicationsPage)
const PublicationPage = lazyPage(async () => (await import('./publication/publication-page.tsx')).PublicationPage)
const ObjectionsPage = lazyPage(async () => (await import('./publication/objections-page.tsx')).ObjectionsPage)
const ObjectionPage = lazyPage(async () => (await import('./publication/objection-page.tsx')).ObjectionPage)
const DisputesPage = lazyPage(async () => (await import('./disputes/disputes-page.tsx')).DisputesPage)
const DisputePage = lazyPage(async () => (await import('./disputes/dispute-page.tsx')).DisputePage)
const ExportRequestsPage = lazyPage(
  async () => (await import('./export-requests/export-requests-page.tsx')).ExportRequestsPage,
)
const SurveysPage = lazyPage(async () => (await import('./surveys/surveys-page.tsx')).SurveysPage)
const SurveyPage = lazyPage(async () => (await import('./surveys/survey-page.tsx')).SurveyPage)
const AuditPage = lazyPage(async () => (await import('./audit/audit-page.tsx')).AuditPage)
const RosterPage = lazyPage(async () => (await import('./roster/roster-page.tsx')).RosterPage)
const StandardsPage = lazyPage(async () => (await import('./standards/standards-page.tsx')).StandardsPage)
const StandardPage = lazyPage(async () => (await import('./standards/standard-page.tsx')).StandardPage)

const DecisionOverviewPage = lazyPage(
  async () => (await import('./decision-overview/decision-overview-page.tsx')).DecisionOverviewPage,
)
const UsersPage = lazyPage(async () => (await import('./users/users-page.tsx')).UsersPage)
const UserImportPage = lazyPage(async () => (await import('./users/import-page.tsx')).UserImportPage)
const SessionsPage = lazyPage(async () => (await import('./users/sessions-page.tsx')).SessionsPage)
const InvitationsPage = lazyPage(async () => (await import('./users/invitations-page.tsx')).InvitationsPage)
const AccountPage = lazyPage(async () => (await import('./account/account-page.tsx')).AccountPage)

/** The page of the present address, or why there is none. */
export function Pages() {
  const { path } = usePlace()
  const { account } = useSession()
  const route = routeOf(path)
  const home = homeOf(account)
  if (!mayOpen(route.page, account)) {
    return route.page === 'overview' && home !== null ? <GoTo path={home.path} /> : <NotYours />
  }
  return <Opened route={route} />
}

function Opened({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'overview':
      return <OverviewPage />
    case 'parcels':
      return <ParcelsPage />
    case 'map':
      return <MapPage />
    case 'parcel':
      return <ParcelPage cycle={route.cycle} parcelCode={route.parcelCode} key={route.parcelCode} />
    case 'conflicts':
      return <ConflictsPage />
    case 'removals':
      return <RemovalsPage />
    case 'evaluations':
      return <EvaluationsPage />
    case 'evaluation':
      return <EvaluationPage id={route.id} key={route.id} />
    case 're-evaluation':
      return <ReEvaluationPage id={route.id} key={route.id} />
    case 'formal-gates':
      return <FormalGatesPage />
    case 'standards':
      return <StandardsPage />
    case 'standard':
      return <StandardPage id={route.id} key={route.id} />
    case 'try-out':
      return <TryOutPage id={route.id} key={route.id} />
    case 'sensitivity':
      return <SensitivityPage id={route.id} key={route.id} />
    case 'decision-overview':
      return <DecisionOverviewPage />
    case 'class-lists':
      return <ClassListsPage />
    case 'stages':
      return <StagesPage />
    case 'comparison':
      return <ComparisonPage />
    case 'filings':
      return <FilingsPage />
    case 'new-filing':
      return <NewFilingPage />
    case 'filing':
      return <FilingPage id={route.id} key={route.id} />
    case 'filing-rules':
      return <FilingRulesPage />
    case 'base-map':
      return <BaseImportsPage />
    case 'new-base-import':
      return <NewBaseImportPage />
    case 'base-import':
      return <BaseImportPage id={route.id} key={route.id} />
    case 'base-parcels':
      return <BaseParcelsPage />
    case 'base-entries':
      return <BaseEntriesPage />
    case 'tenancy':
      return <TenancyPage />
    case 'operations':
      return <OperationsPage />
    case 'operation':
      return <OperationPage id={route.id} key={route.id} />
    case 'roster':
      return <RosterPage />
    case 'progress':
      return <ProgressPage />
    case 'check-up-sheets':
      return <SheetsPage />
    case 'verify-sheet':
      return <VerifyPage />
    case 'hand-outs':
      return <HandOutPage />
    case 'uploads':
      return <UploadsPage />
    case 'upload-run':
      return <UploadRunPage id={route.id} key={route.id} />
    case 'surveys':
      return <SurveysPage />
    case 'survey':
      return <SurveyPage id={route.id} key={route.id} />
    case 'department-data':
      return <DepartmentDataPage />
    case 'department-list':
      return <DepartmentListPage id={route.id} key={route.id} />
    case 'disposal':
      return <DisposalPage />
    case 'disposal-plan':
      return <DisposalPlanPage id={route.id} key={route.id} />
    case 'disposal-sheet':
      return <DisposalSheetPage id={route.id} key={route.id} />
    case 'letters':
      return <LettersPage />
    case 'letter':
      return <LetterPage id={route.id} key={route.id} />
    case 'publications':
      return <PublicationsPage />
    case 'publication':
      return <PublicationPage number={route.number} key={route.number} />
    case 'objections':
      return <ObjectionsPage />
    case 'objection':
      return <ObjectionPage id={route.id} key={route.id} />
    case 'disputes':
      return <DisputesPage />
    case 'dispute':
      return <DisputePage id={route.id} key={route.id} />
    case 'export-requests':
      return <ExportRequestsPage />
    case 'audit':
      return <AuditPage />
    case 'users':
      return <UsersPage />
    case 'user-import':
      return <UserImportPage />
    case 'sessions':
      return <SessionsPage />
    case 'invitations':
      return <InvitationsPage />
    case 'account':
      return <AccountPage />
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
