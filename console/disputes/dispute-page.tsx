import { BackLink } from '../frame/back-link.tsx'
import { EventsCard } from '../list/events-card.tsx'
import { Fact } from '../list/fact.tsx'
import { FirstAnswer } from '../list/first-answer.tsx'
import '../base-map/base-map.css'
import '../department-data/department-data.css'
import './disputes.css'
import { useCallback } from 'preact/hooks'
import type { DisputeDetail } from '#core/api/disputes.ts'
import { townName } from '#core/vocabulary/district.ts'
import { tellChanged } from '../data/changed.ts'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { labelOf } from '../notice/field-words.ts'
import { disputesTabPath } from '../route/department-route.ts'
import { disputesPath } from '../route/dispute-route.ts'
import { parcelPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { DisputeActs } from './dispute-acts.tsx'
import { DisputeStateBadge } from './dispute-state-badge.tsx'
import { departmentsText, dueText, eventName, shownValue, waitedText } from './dispute-words.ts'
import { EvidenceCard } from './evidence-card.tsx'

/** One dispute: what is disputed, on what evidence, what was done, and what comes next. */
export function DisputePage({ id }: { readonly id: string }) {
  const { cache, account } = useSession()
  const pathIn = useCyclePath()
  const { value: dispute, failure, askAgain } = useAnswer('dispute', { params: { id } })
  const onChanged = useCallback(
    (next: DisputeDetail) => {
      cache.keep('dispute', { params: { id } }, next)
      tellChanged('dispute', 'disputes', 'ownDepartmentValues', 'parcel', 'parcels')
    },
    [cache, id],
  )
  const back = account.role === 'enterprise' ? `${disputesPath}?tab=disputes` : disputesTabPath
  const title = dispute === null ? '异议' : `${labelOf(dispute.form, dispute.field)}的异议`
  return (
    <>
      <BackLink to={pathIn(back)}>返回异议列表</BackLink>
      <PageHead title={title} beside={dispute !== null && <DisputeStateBadge state={dispute.state} />} />
      <FirstAnswer value={dispute} failure={failure} onRetry={askAgain} label="这件异议" />
      {dispute !== null && (
        <>
          <Facts dispute={dispute} />
          <DisputeActs dispute={dispute} onChanged={onChanged} />
          <EvidenceCard dispute={dispute} onChanged={onChanged} />
          <EventsCard
            events={dispute.events}
            what={({ act, value }) => (
              <>
                <span>{eventName(act)}</span>
                {value !== null && <b class="nb">{shownValue(dispute, value)}</b>}
              </>
            )}
          />
        </>
      )}
    </>
  )
}

function Facts({ dispute }: { readonly dispute: DisputeDetail }) {
  const pathIn = useCyclePath()
  const { cycle, parcelCode, name, uscc, townCode, masked, reason, state } = dispute
  return (
    <section class="card card-body" aria-label="异议内容">
      <dl class="facts">
        <Fact label="地块">
          <a href={pathIn(`${parcelPath(cycle, parcelCode)}?tab=data`)}>{parcelCode}</a>
          {townCode === null ? '' : ` ${townName(townCode) ?? ''}`}
        </Fact>
        <Fact label="提出方">{`${name ?? ''} ${uscc}`}</Fact>
        <Fact label="核定部门">{departmentsText(dispute)}</Fact>
        <Fact label="有异议的核定值">{shownValue(dispute, dispute.disputed)}</Fact>
        <Fact label="企业主张">{shownValue(dispute, dispute.claimed)}</Fact>
        <Fact label="现在的核定值">{shownValue(dispute, dispute.present)}</Fact>
        <Fact label="答复期限">
          {dueText(dispute)} {waitedText(dispute)}
        </Fact>
      </dl>
      <p class="dispute-reason">
        {masked ? '税务、统计的核定值和有关理由、凭证对您的角色不显示。' : `理由：${reason ?? ''}`}
      </p>
      {state === 'draft' && <p class="sub">还没有提出：请上传凭证后点“提出异议”。</p>}
      <p class="cap">程序和期限为本系统拟定，以区级工作专班规定为准；期限按工作日计，提出之日不计。</p>
    </section>
  )
}
