import { useMemo } from 'preact/hooks'
import type { EvaluationBody, ParcelResultBody } from '#core/api/evaluations.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import type { ScoreLines } from '#core/scoring/estimate.ts'
import { explain } from '#core/scoring/explain.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { count } from '#ui/number.ts'
import { ScoreCard, type ScoreVerdict } from '#ui/score/score-card.tsx'
import { useAnswer } from '../data/use-answer.ts'
import { OverrideNotes } from '../evaluations/override-notes.tsx'
import { mayAsk } from '../frame/entries.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { standardPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { useStandard } from '../standards/use-standard.ts'

type Run = NonNullable<ParcelDetail['result']>
type Group = EvaluationBody['groups'][number]

/** 评分: verdict, rules, indicators with their ladders, and the trace in sentences, each with its clause. */
export function ScoreTab({ detail, onFix }: { readonly detail: ParcelDetail; readonly onFix: () => void }) {
  if (detail.result === null) {
    return (
      <div class="card">
        <p class="empty">未评。下一次草评会包括本地块。</p>
      </div>
    )
  }
  return <Scored run={detail.result} onFix={onFix} />
}

function Scored({ run, onFix }: { readonly run: Run; readonly onFix: () => void }) {
  const { account } = useSession()
  const { value: standard, failure, askAgain } = useStandard(run.standard)
  const mayRead = mayAsk('evaluation', account.role)
  const evaluation = useAnswer('evaluation', mayRead ? { params: { id: run.evaluation } } : null)
  const result = asResult(run.result)
  const group = evaluation.value?.groups.find((one) => one.key === result.group)
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  if (standard === null) return <span class="skeleton" role="status" aria-label="正在读取标准" />
  return (
    <div class="score-columns">
      <div class="stack">
        <OverrideNotes notes={run.notes} />
        <ScoreCard
          result={result}
          standard={standard}
          verdict={verdictOf(result, standard, group, run.mode === 'formal')}
          onFix={onFix}
        />
      </div>
      <Explanation result={result} standard={standard} group={group} isStepped={run.result.stepped === true} />
    </div>
  )
}

/** The wire's result is the core's: units and notes travel as their texts. */
function asResult(body: ParcelResultBody): ParcelResult {
  return body as ParcelResult
}

function verdictOf(result: ParcelResult, standard: Standard, group: Group | undefined, formal: boolean): ScoreVerdict {
  const lines: ScoreLines = group?.cutOffs ?? standard.classes.smallGroup.lines
  const basis =
    group === undefined
      ? '竖线为标准的分数线。'
      : `类别按本次${formal ? '正式评估' : '草评'}在${group.label}组内的名次（n = ${count(group.size)}），竖线为各类的最低分。`
  const rank =
    result.rank === null || result.of === null
      ? null
      : `第 ${count(result.rank)} / ${count(result.of)} 名${group === undefined ? '' : `（${group.label}）`}`
  return { class: result.class, formal, lines, byLines: result.rankedClass, basis, rank }
}

interface ExplanationProps {
  readonly result: ParcelResult
  readonly standard: Standard
  readonly group: Group | undefined
  /** Whether points and total are shown in whole steps, for what they would tell. */
  readonly isStepped: boolean
}

function Explanation({ result, standard, group, isStepped }: ExplanationProps) {
  const lines = useMemo(() => explain(result, standard, group), [result, standard, group])
  return (
    <section class="card explanation" aria-labelledby="explanation">
      <div class="card-head">
        <h2 id="explanation">逐条说明</h2>
        <a class="cap" href={standardPath(standard.id)}>
          {standard.id}
        </a>
      </div>
      {isStepped && (
        <p class="card-part sub">
          有指标用到区统计局、区税务局核定数据，您无权查看其数值：该指标的得分和总分按 5
          分一档列出，名次和类别不受影响。
        </p>
      )}
      <ol class="card-body">
        {lines.map((line) => (
          <li key={`${line.clause}-${line.kind}-${line.text}`}>
            <p>{line.text}</p>
            <p class="cap">{`${line.clause}；${line.basis}`}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
