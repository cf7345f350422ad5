import { useState } from 'preact/hooks'
import type { CycleStageBody, DecisionBody } from '#core/api/cycle-stages.ts'
import { endpoints } from '#core/api/table.ts'
import type { DecidedCounts } from '#core/cycle-stage/decision.ts'
import { formatDate } from '#core/form/format.ts'
import { addressOf } from '#ui/client-address.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { ListShapes } from '../../list/list-shapes.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { ObstacleList } from '../obstacle-list.tsx'
import { DecisionForm } from './decision-form.tsx'

/** 审定: the document by which it was decided, how many parcels have which class; before that, what would be. */
export function DecisionTab({ stages }: { readonly stages: CycleStageBody }) {
  const { cycle, next, stage } = stages
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('decision', { params: { cycle } })
  const [isCorrecting, setCorrecting] = useState(false)
  if (value === null) {
    return failure === null ? <ListShapes label="审定" /> : <FailureNotice failure={failure} onRetry={askAgain} />
  }
  const { decision, expected, overrides } = value
  const mayRecord = mayAsk('recordDecision', account.role)
  const decide = next.find(({ act }) => act === 'decide')
  const isBlocked = decide?.obstacles.some(({ blocks }) => blocks) ?? true
  return (
    <div class="stack stage-panel">
      {overrides.map((text) => (
        <p key={text} class="banner banner-warn">
          <span class="banner-text">{text}</span>
        </p>
      ))}
      {decision !== null && <Recorded cycle={cycle} decision={decision} />}
      {decision === null && (
        <section class="card" aria-labelledby="expected">
          <div class="card-head">
            <h2 id="expected">还没有审定</h2>
          </div>
          <div class="card-body stack">
            <p>{`现在是${stage}阶段。审定由市委、市政府作出，批复下来后由区专班在这里登记，登记后每宗地块才有审定类别。`}</p>
            {expected !== null && (
              <>
                <p class="sub">按正式评估和现有研判意见，登记后将是：</p>
                <Counts counts={expected} />
              </>
            )}
            {decide !== undefined && <ObstacleList obstacles={decide.obstacles} />}
          </div>
        </section>
      )}
      {mayRecord && decide !== undefined && !isBlocked && <DecisionForm stages={stages} isCorrection={false} />}
      {mayRecord && decision !== null && !isCorrecting && (
        <div class="row">
          <button type="button" class="btn" onClick={() => setCorrecting(true)}>
            更正审定
          </button>
        </div>
      )}
      {mayRecord && decision !== null && isCorrecting && (
        <DecisionForm stages={stages} isCorrection before={decision} onClose={() => setCorrecting(false)} />
      )}
    </div>
  )
}

function Recorded({ cycle, decision }: { readonly cycle: string; readonly decision: DecisionBody }) {
  const { account } = useSession()
  const pathIn = useCyclePath()
  const { document, documentName, counts, adjustments, evaluation, at, by, reason } = decision
  const file = addressOf(endpoints.stageDocument, { params: { cycle, sha256: document.sha256 } })
  return (
    <section class="card" aria-labelledby="decision">
      <div class="card-head">
        <h2 id="decision">{`${formatDate(document.decidedOn)}审定`}</h2>
        {reason !== null && <span class="badge badge-warn">已更正</span>}
        <a class="link aside" href={pathIn('/class-lists')}>
          分类清单
        </a>
      </div>
      <div class="card-body stack">
        <dl class="facts">
          <div>
            <dt>审定机关</dt>
            <dd>{document.authority}</dd>
          </div>
          <div>
            <dt>文件</dt>
            <dd>{`《${document.title}》${document.number}`}</dd>
          </div>
          <div>
            <dt>扫描件</dt>
            <dd>
              {mayAsk('stageDocument', account.role) ? (
                <a class="link" href={file} download>
                  {documentName}
                </a>
              ) : (
                documentName
              )}
            </dd>
          </div>
          <div>
            <dt>依据</dt>
            <dd>{`正式评估第 ${evaluation} 号`}</dd>
          </div>
          <div>
            <dt>登记</dt>
            <dd>{`${instantInTable(at)} ${by}`}</dd>
          </div>
        </dl>
        {reason !== null && <p class="stage-note">{`更正理由：${reason}`}</p>}
        <Counts counts={counts} />
        {adjustments.length > 0 && (
          <ul class="stage-obstacles" aria-label="审定中的调整">
            {adjustments.map(({ parcelCode, class: code, reason: why }) => (
              <li key={parcelCode} class="stage-note">{`${parcelCode} 调整为 ${code}：${why}`}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

function Counts({ counts }: { readonly counts: DecidedCounts }) {
  const { parcels, A, B, C, D, none, adjusted } = counts
  return (
    <p>
      <b>{`共 ${count(parcels)} 宗`}</b>
      {`：A ${count(A)} 宗、B ${count(B)} 宗、C ${count(C)} 宗、D ${count(D)} 宗、无类别 ${count(none)} 宗；与评估结果不同 ${count(adjusted)} 宗`}
    </p>
  )
}
