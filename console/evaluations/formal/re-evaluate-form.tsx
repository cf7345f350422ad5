import { useState } from 'preact/hooks'
import type { EvaluationBody } from '#core/api/evaluations.ts'
import { leastOverrideReason, mostOverrideReason } from '#core/evaluation-gates/override-reason.ts'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { count } from '#ui/number.ts'
import { ActForm } from '../../batch/act-form.tsx'
import type { ReasonRule } from '../../batch/reason-rule.ts'
import { mayAsk } from '../../frame/entries.ts'
import { codesOfText } from '../../list/codes-of-text.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { navigate } from '../../route/place.ts'
import { evaluationPath, reEvaluationPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'
import { RunProgress } from '../run-progress.tsx'
import { useEvaluationRun } from '../use-evaluation-run.ts'

/** Wide enough that too many codes are told, not cut off. */
const longestCodes = 200_000

const reason: ReasonRule = {
  label: `理由（必填，${leastOverrideReason}–${mostOverrideReason} 字，写入审计和差异表）`,
  shortest: leastOverrideReason,
  longest: mostOverrideReason,
  advice: '请写明依据，如“公示期异议 3 号成立”。',
}

/** 重新评估: the named parcels as they stand now, all others as they were judged. */
export function ReEvaluateForm({ evaluation }: { readonly evaluation: EvaluationBody }) {
  const { account, call } = useSession()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const run = useEvaluationRun(evaluation.cycle, ({ id, status }) =>
    navigate(status === 'done' ? reEvaluationPath(id) : evaluationPath(id)),
  )
  const codes = codesOfText(text)
  const start = (why: string): void => {
    if (codes.length === 0) return
    const body = { parcelCodes: [...codes], reason: why }
    void run.until((signal) => call('reEvaluate', { params: { id: evaluation.id }, body }, signal))
  }
  return (
    <section class="card card-body stack-s no-print" aria-labelledby="again">
      <div class="row">
        <h2 id="again">重新评估</h2>
        {!isOpen && (
          <button type="button" class="btn btn-s" onClick={() => setOpen(true)}>
            重评部分地块
          </button>
        )}
      </div>
      <p class="sub">
        异议成立等情形：只换所列地块的现有数据，其余地块用本次留存的输入，标准和引擎不变；生成新的正式评估，并列出差异。
      </p>
      {isOpen && (
        <>
          <LabelledArea
            label="地块编码（每行一个，最多 500 宗）"
            rows={3}
            maxLength={longestCodes}
            value={text}
            onValue={setText}
          />
          <ActForm
            act={codes.length === 0 ? '重新评估' : `重新评估 ${count(codes.length)} 宗`}
            consequence={
              codes.length === 0 ? '请先填写地块编码。' : '其他地块的名次和类别可能因此变动，变动会逐宗列出。'
            }
            reason={reason}
            button="重新评估"
            isBusy={run.running !== null}
            onRun={start}
            onCancel={() => setOpen(false)}
          />
        </>
      )}
      <RunProgress
        running={run.running}
        {...(mayAsk('cancelEvaluation', account.role) ? { onCancel: (one) => void run.cancel(one) } : {})}
      />
      {run.failure !== null && <FailureNotice failure={run.failure} />}
    </section>
  )
}
