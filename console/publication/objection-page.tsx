import { BackLink } from '../frame/back-link.tsx'
import { EventsCard } from '../list/events-card.tsx'
import { Fact } from '../list/fact.tsx'
import { FirstAnswer } from '../list/first-answer.tsx'
import '../base-map/base-map.css'
import './publication.css'
import { useCallback } from 'preact/hooks'
import type { ObjectionDetail } from '#core/api/objections.ts'
import { contestedItemNames } from '#core/objection/contested-item.ts'
import { objectionChannelNames } from '#core/objection/state.ts'
import { ownStageNotice } from '#core/publication/sheet.ts'
import { townName } from '#core/vocabulary/district.ts'
import { tellChanged } from '../data/changed.ts'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { objectionsPath, publicationPath } from '../route/publication-route.ts'
import { evaluationPath, parcelPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { ObjectionStateBadge, Verdict } from './badges.tsx'
import { ObjectionActs } from './objection-acts.tsx'
import { ObjectionEvidence } from './objection-evidence.tsx'
import { objectionDueText, objectionEventName } from './words.ts'

/** One objection: what is contested, on what evidence, what was thought and decided, and what comes next. */
export function ObjectionPage({ id }: { readonly id: string }) {
  const { cache } = useSession()
  const pathIn = useCyclePath()
  const { value: objection, failure, askAgain } = useAnswer('objection', { params: { id } })
  const onChanged = useCallback(
    (next: ObjectionDetail) => {
      cache.keep('objection', { params: { id } }, next)
      tellChanged('objection', 'objections', 'publications', 'publication', 'objectionReEvaluation')
    },
    [cache, id],
  )
  return (
    <>
      <BackLink to={pathIn(objectionsPath)}>返回异议列表</BackLink>
      <PageHead
        title={objection === null ? '公示异议' : `${objection.parcelCode} 的公示异议`}
        beside={objection !== null && <ObjectionStateBadge state={objection.state} />}
      />
      <FirstAnswer value={objection} failure={failure} onRetry={askAgain} label="这件异议" />
      {objection !== null && (
        <>
          <Facts objection={objection} />
          <ObjectionEvidence objection={objection} onChanged={onChanged} />
          <ObjectionActs objection={objection} onChanged={onChanged} />
          <Answer objection={objection} />
          <EventsCard events={objection.events} what={({ act }) => <span>{objectionEventName(act)}</span>} />
        </>
      )}
    </>
  )
}

function Facts({ objection }: { readonly objection: ObjectionDetail }) {
  const pathIn = useCyclePath()
  const { cycle, parcelCode, townCode, firmName, uscc, channel, publication, verdict, items, state } = objection
  const { receivedOn, windowLastDay, late, admittedReason, grounds, opinionDue } = objection
  return (
    <section class="card card-body stack-s" aria-label="异议内容">
      <dl class="facts">
        <Fact label="地块">
          <a href={pathIn(parcelPath(cycle, parcelCode))}>{parcelCode}</a>
        </Fact>
        <Fact label="街镇">{townCode === null ? '' : townName(townCode)}</Fact>
        <Fact label="提出方">{`${firmName} ${uscc ?? ''}`}</Fact>
        <Fact label="方式">{objectionChannelNames[channel]}</Fact>
        <Fact label="公示">
          <a href={pathIn(publicationPath(publication))}>{`第 ${publication} 号`}</a>
        </Fact>
        <Fact label="公示期满">{windowLastDay}</Fact>
        <Fact label="公示类别">
          <Verdict verdict={verdict} />
        </Fact>
        <Fact label="有异议的内容">{items.map((item) => contestedItemNames[item]).join('、')}</Fact>
        <Fact label="收到日期">{receivedOn === null ? '未提出' : `${receivedOn}${late ? '（逾期）' : ''}`}</Fact>
        <Fact label="答复期限">{objectionDueText(objection)}</Fact>
        {opinionDue !== null && <Fact label="街镇意见期限">{opinionDue}</Fact>}
      </dl>
      <p class="publication-text">{`事实和理由：${grounds}`}</p>
      {admittedReason !== null && <p class="publication-text">{`逾期受理的理由：${admittedReason}`}</p>}
      {state === 'draft' && <p class="sub">还没有提出：请上传盖章凭证后点“提出异议”。</p>}
      <p class="cap">{`${ownStageNotice}期限按工作日计，收到之日不计。`}</p>
    </section>
  )
}

/** What was thought and decided, once the reader may see it. */
function Answer({ objection }: { readonly objection: ObjectionDetail }) {
  const pathIn = useCyclePath()
  const { opinion, opinionBy, decision, decisionReason, answeredOn, parcels, reevaluation } = objection
  if (opinion === null && decisionReason === null) return null
  return (
    <section class="card card-body" aria-label="意见和决定">
      <dl class="facts">
        {opinion !== null && <Fact label={`街镇意见（${opinionBy ?? ''}）`}>{opinion}</Fact>}
        {decision !== null && <Fact label="区专班决定">{decision}</Fact>}
        {decisionReason !== null && <Fact label="理由">{decisionReason}</Fact>}
        <Fact label="答复日期">{answeredOn ?? '未答复，企业还看不到'}</Fact>
        {parcels.length > 0 && <Fact label="重新评估的地块">{parcels.join('、')}</Fact>}
        {reevaluation !== null && (
          <Fact label="重新评估">
            <a href={pathIn(evaluationPath(String(reevaluation)))}>{`正式评估 #${reevaluation}`}</a>
          </Fact>
        )}
      </dl>
    </section>
  )
}
