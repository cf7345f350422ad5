import { BackLink } from '../../frame/back-link.tsx'
import { FirstAnswer } from '../../list/first-answer.tsx'
import '../looks.ts'
import { useCallback, useState } from 'preact/hooks'
import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { type DisposalAct, disposalActNames } from '#core/disposal/act.ts'
import { judgePlan } from '#core/disposal/checks/run.ts'
import { closedDisposalStates } from '#core/disposal/state.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { cellsWith } from '#ui/form/draft.ts'
import { Icon } from '#ui/icon.tsx'
import { PathBadge } from '#ui/path-badge.tsx'
import { tellChanged } from '../../data/changed.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { PageHead } from '../../frame/page-head.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { disposalPath } from '../../route/disposal-route.ts'
import { useSession } from '../../session/session.ts'
import { PlanSections } from '../form/plan-sections.tsx'
import { useJudgedPlan } from '../form/use-judged-plan.ts'
import { usePlanEdits } from '../form/use-plan-edits.ts'
import { DisposalStateBadge } from '../state-badge.tsx'
import { ActsCard } from './acts-card.tsx'
import { ConflictsCard } from './conflicts-card.tsx'
import { DecisionNotes } from './decision-notes.tsx'
import { EditNotices } from './edit-notices.tsx'
import { FilesCard } from './files-card.tsx'
import { FormBar } from './form-bar.tsx'
import { HistoryCard } from './history-card.tsx'
import { PlanFacts } from './plan-facts.tsx'
import { PlanSheet } from './plan-sheet.tsx'
import { ReviewsCard } from './reviews-card.tsx'
import { VersionsCard } from './versions-card.tsx'

/** One 处置方案: of which parcel, how far it is, what may be done, what it says, and everything that was done. */
export function DisposalPlanPage({ id }: { readonly id: string }) {
  const { cache } = useSession()
  const { value: plan, failure, askAgain } = useAnswer('disposalPlan', { params: { id } })
  const onPlan = useCallback(
    (next: DisposalDetail) => {
      cache.keep('disposalPlan', { params: { id } }, next)
      tellChanged('disposalPlan', 'disposalPlans', 'disposalProgress', 'disposalCandidates')
    },
    [cache, id],
  )
  const title = plan === null ? '处置方案' : `${plan.parcelCode} 处置方案`
  return (
    <>
      <BackLink to={disposalPath}>返回处置</BackLink>
      <PageHead
        title={title}
        beside={
          plan !== null && (
            <>
              <PathBadge path={plan.path} />
              <DisposalStateBadge state={plan.state} />
              <span class="badge badge-dash">{`第 ${plan.version} 版`}</span>
              {plan.isOverdue && <span class="badge badge-err">节点逾期</span>}
            </>
          )
        }
      >
        <button type="button" class="btn" onClick={() => window.print()}>
          <Icon name="print" />
          打印
        </button>
      </PageHead>
      <FirstAnswer value={plan} failure={failure} onRetry={askAgain} label="处置方案" />
      {plan !== null && <OpenedPlan plan={plan} onPlan={onPlan} onStale={askAgain} />}
    </>
  )
}

interface OpenedPlanProps {
  readonly plan: DisposalDetail
  readonly onPlan: (plan: DisposalDetail) => void
  readonly onStale: () => void
}

function OpenedPlan({ plan, onPlan, onStale }: OpenedPlanProps) {
  const { today } = useSession()
  const edits = usePlanEdits(plan, onPlan)
  const judged = useJudgedPlan(plan, edits)
  const [done, setDone] = useState<string | null>(null)
  const saved = judgePlan(cellsWith(disposalPlanForm, {}, plan.values), { today }).values
  const onActed = (next: DisposalDetail, act: DisposalAct): void => {
    onPlan(next)
    setDone(`已办理：${disposalActNames[act]}。`)
  }
  return (
    <>
      <PlanFacts plan={plan} />
      <DecisionNotes notes={plan.decisionNotes} />
      {done !== null && (
        <div class="banner banner-ok no-print" role="status">
          <Icon name="done" />
          <p class="banner-text">{done}</p>
        </div>
      )}
      <ActsCard
        plan={plan}
        values={saved}
        unsaved={Object.keys(edits.changed).length}
        onPlan={onActed}
        onStale={onStale}
      />
      <ConflictsCard plan={plan} onPlan={onPlan} />
      <ReviewsCard plan={plan} />
      <EditNotices plan={plan} edits={edits} />
      {!closedDisposalStates.includes(plan.state) && (
        <FormBar judged={judged} edits={edits} mayWrite={plan.writable.length > 0} />
      )}
      {edits.failure !== null && <FailureNotice failure={edits.failure} />}
      <PlanSections plan={plan} form={judged.form} today={today} />
      <FilesCard plan={plan} onPlan={onPlan} />
      <VersionsCard plan={plan} />
      <HistoryCard plan={plan} />
      <PlanSheet plan={plan} values={saved} />
    </>
  )
}
