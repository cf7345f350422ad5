import { useEffect, useState } from 'preact/hooks'
import type { ReEvaluationBody } from '#core/api/objections.ts'
import { count } from '#ui/number.ts'
import { useOneAct } from '../act/use-act.ts'
import { ActForm } from '../batch/act-form.tsx'
import type { ReasonRule } from '../batch/reason-rule.ts'
import { tellChanged } from '../data/changed.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { publicationsPath } from '../route/publication-route.ts'
import { evaluationPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { Verdict } from './badges.tsx'

const rule: ReasonRule = {
  label: '理由（必填，5–300 字，写入评估记录）',
  shortest: 5,
  longest: 300,
  preset: '公示期异议成立，按更正后的数据重新评估',
  advice: '请写明为什么重新评估。',
}

const pollMilliseconds = 3000

/** What was accepted and waits to be evaluated anew; what the last re-evaluation changed. */
export function ReEvaluationCard({ cycle }: { readonly cycle: string }) {
  const { value, failure, askAgain } = useAnswer('objectionReEvaluation', { query: { cycle } })
  const running = value?.running ?? null
  useEffect(() => {
    if (running === null) return
    const timer = setInterval(askAgain, pollMilliseconds)
    return () => clearInterval(timer)
  }, [running, askAgain])
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  if (value === null || (value.waiting.length === 0 && value.last === null)) return null
  return (
    <section class="card card-body stack-s" aria-label="重新评估">
      <h2>重新评估</h2>
      {value.running !== null && <p role="status">{`重新评估 #${value.running} 正在运行，完成后在这里显示变化。`}</p>}
      {value.running === null && value.waiting.length > 0 && <Waiting cycle={cycle} body={value} />}
      {value.last !== null && <Last last={value.last} />}
    </section>
  )
}

function Waiting({ cycle, body }: { readonly cycle: string; readonly body: ReEvaluationBody }) {
  const { call, account } = useSession()
  const work = useOneAct()
  const [asked, setAsked] = useState(false)
  const { waiting, parcels } = body
  const run = async (reason: string): Promise<void> => {
    const isDone = await work.run(async () => {
      await call('reEvaluateObjections', { body: { cycle, reason } })
    })
    if (isDone) tellChanged('objectionReEvaluation', 'objections', 'objection', 'evaluations', 'publications')
  }
  return (
    <>
      <p>
        {`已采纳 ${count(waiting.length)} 件，待重新评估 ${count(parcels.length)} 宗：`}
        {parcels.slice(0, 8).join('、')}
        {parcels.length > 8 && `，其余 ${count(parcels.length - 8)} 宗`}
        {'。请先更正有关数据，再重新评估；其他地块沿用正式评估时的数据。'}
      </p>
      {mayAsk('reEvaluateObjections', account.role) &&
        (asked ? (
          <ActForm
            act={`重新评估 ${count(parcels.length)} 宗`}
            consequence="生成新的正式评估，原评估保留；名次随之变动的地块一并列出。之后可以更正公示。"
            reason={rule}
            isBusy={work.isBusy}
            onRun={(reason) => void run(reason)}
            onCancel={() => setAsked(false)}
          />
        ) : (
          <div class="row no-print">
            <button type="button" class="btn btn-fill" onClick={() => setAsked(true)}>
              重新评估
            </button>
          </div>
        ))}
      {work.failure !== null && <FailureNotice failure={work.failure} />}
    </>
  )
}

function Last({ last }: { readonly last: NonNullable<ReEvaluationBody['last']> }) {
  const pathIn = useCyclePath()
  const { evaluation, objections, changes, unchanged } = last
  return (
    <>
      <p>
        {`上次重新评估办理异议 ${count(objections)} 件，类别变动 ${count(changes.length)} 宗，不变 ${count(unchanged)} 宗。`}
      </p>
      <p class="row">
        <a class="link" href={pathIn(evaluationPath(String(evaluation)))}>{`正式评估 #${evaluation}`}</a>
        {changes.length > 0 && (
          <a class="link" href={pathIn(publicationsPath)}>
            去更正公示
          </a>
        )}
      </p>
      {changes.length > 0 && (
        <ul class="publication-verdicts" aria-label="类别变动">
          {changes.map(({ parcelCode, before, after }) => (
            <li key={parcelCode}>
              {parcelCode}
              <Verdict verdict={before} />
              {'→'}
              <Verdict verdict={after} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
