import './evaluations.css'
import type { EvaluationBody } from '#core/api/evaluations.ts'
import { endpoints } from '#core/api/table.ts'
import { blocking } from '#core/evaluation-gates/gate.ts'
import { gatesText } from '#core/message/gate-words.ts'
import { ClassBar } from '#ui/chart/class-bar.tsx'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { ClassByTown } from '../charts/class-by-town.tsx'
import { evaluationSource } from '../charts/evaluation-source.ts'
import { ScoreHistogram } from '../charts/score-histogram.tsx'
import { useAnswer } from '../data/use-answer.ts'
import { GuardedExportLink } from '../export-requests/guarded-export-link.tsx'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { evaluationName, statusWords } from '../notice/evaluation-words.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { comparisonPath, evaluationPath, reEvaluationPath, sheetsPath, standardPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { ReEvaluateForm } from './formal/re-evaluate-form.tsx'
import { GroupTable } from './group-table.tsx'
import { ModeBadge } from './mode-badge.tsx'
import { OverrideNotes } from './override-notes.tsx'
import { RecomputationLine } from './recomputation.tsx'
import { ResultLists } from './result-list.tsx'

/** One evaluation: how many in each class, where the lines are, how the scores spread, and the lists. */
export function EvaluationPage({ id }: { readonly id: string }) {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('evaluation', { params: { id } })
  return (
    <>
      <PageHead
        title={value === null ? `评估 #${id}` : evaluationName(value)}
        beside={value !== null && <Standing mode={value.mode} />}
      >
        <button type="button" class="btn" onClick={() => window.print()}>
          <Icon name="print" />
          打印
        </button>
        <GuardedExportLink kind="results" object={id} />
        {mayAsk('compare', account.role) && (
          <a class="btn" href={`${comparisonPath}?to=${encodeURIComponent(`evaluation:${id}`)}`}>
            对比
          </a>
        )}
        {value !== null && value.basis !== null && (
          <a class="btn" href={reEvaluationPath(id)}>
            重评差异
          </a>
        )}
        <a class="btn" href={sheetsPath(id)}>
          体检表
        </a>
        <a class="btn btn-fill" href={addressOf(endpoints.exportResults, { params: { id } })} download>
          <Icon name="download" />
          导出结果
        </a>
      </PageHead>
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {value === null && failure === null && <span class="skeleton" role="status" aria-label="正在读取评估" />}
      {value !== null && <OverrideNotes notes={value.notes} />}
      {value !== null && <Proof evaluation={value} />}
      {value?.status === 'done' && mayAsk('recomputation', account.role) && <RecomputationLine id={id} />}
      {value !== null && value.status !== 'done' && <NotDone evaluation={value} onAgain={askAgain} />}
      {value !== null && value.status === 'done' && <Body evaluation={value} />}
    </>
  )
}

/** By whom, when, by which standard, engine and inputs: what it takes to compute the same again. */
function Proof({ evaluation }: { readonly evaluation: EvaluationBody }) {
  const { by, startedAt, standard, engine, inputHash, parcels, cycle } = evaluation
  return (
    <div class="sub evaluation-proof">
      <span class="nb">{`${cycle}年度 ${count(parcels)} 宗`}</span>
      <span class="nb">{`${instantInTable(startedAt)} ${by}`}</span>
      <a class="nb" href={standardPath(standard)}>
        {`标准 ${standard}${standard.includes('示例') ? '（示例标准，非官方）' : ''}`}
      </a>
      <span class="nb">{`引擎 ${engine}`}</span>
      {inputHash !== null && <span class="nb" title={inputHash}>{`输入摘要 ${inputHash.slice(0, 12)}`}</span>}
    </div>
  )
}

function Standing({ mode }: { readonly mode: EvaluationBody['mode'] }) {
  if (mode === 'formal') return <span class="badge badge-formal">正式评估，以审定结果为准</span>
  return <span class="badge badge-dash">预估，不作为正式结果</span>
}

const endings: Readonly<Record<EvaluationBody['status'], string>> = {
  running: '',
  done: '',
  failed: '这次评估没有完成，没有产生结果。请重新运行。',
  cancelled: '这次评估已取消，没有产生结果。',
  blocked: '这次正式评估的条件未满足，没有产生结果。请按正式评估条件逐项办理后重新运行。',
}

function NotDone({ evaluation, onAgain }: { readonly evaluation: EvaluationBody; readonly onAgain: () => void }) {
  const isRunning = evaluation.status === 'running'
  return (
    <div class="card">
      <div class="empty">
        <h2>{isRunning ? '正在运行' : statusWords[evaluation.status]}</h2>
        <p>
          {isRunning
            ? `已完成 ${Math.floor(evaluation.progress * 100)}%，完成后显示结果。`
            : endings[evaluation.status]}
        </p>
        {evaluation.gates.length > 0 && <p>{`当时未满足：${gatesText(blocking(evaluation.gates))}。`}</p>}
        {isRunning && (
          <button type="button" class="btn" onClick={onAgain}>
            刷新
          </button>
        )}
      </div>
    </div>
  )
}

function Body({ evaluation }: { readonly evaluation: EvaluationBody }) {
  const { account, district, today } = useSession()
  const { mode, classes, counts, groups, spread, finishedAt, startedAt, standard } = evaluation
  const source = evaluationSource(district.name, { mode, at: finishedAt ?? startedAt, standard }, today)
  return (
    <>
      <div class="evaluation-pair">
        <div class="stack">
          <section class="card" aria-labelledby="classes">
            <div class="card-head">
              <h2 id="classes">各类宗数</h2>
              <ModeBadge mode={mode} />
            </div>
            <div class="card-body">
              {classes !== null && (
                <ClassBar
                  counts={classes}
                  formal={mode === 'formal'}
                  addressOf={(letter) => `${evaluationPath(evaluation.id)}?class=${letter}`}
                />
              )}
              {counts !== null && (
                <dl class="facts evaluation-counts">
                  <Fact label="参加排名" value={counts.ranked} />
                  <Fact label="直接判定" value={counts.direct} />
                  <Fact label="暂不评价" value={counts.exempt} />
                  <Fact label="待补正" value={counts.incomplete} />
                  <Fact label="需专班研判" value={counts.flagged} />
                </dl>
              )}
            </div>
          </section>
          <GroupTable groups={groups} />
        </div>
        {spread !== undefined && (
          <ScoreHistogram
            histogram={spread.histogram}
            groups={groups}
            source={source}
            isEstimate={mode === 'draft'}
            height={300}
          />
        )}
      </div>
      <ResultLists evaluation={evaluation} />
      {mode === 'formal' && mayAsk('reEvaluate', account.role) && <ReEvaluateForm evaluation={evaluation} />}
      {spread !== undefined && <ClassByTown byTown={spread.byTown} source={source} isEstimate={mode === 'draft'} />}
    </>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="nb">{`${count(value)} 宗`}</dd>
    </div>
  )
}
