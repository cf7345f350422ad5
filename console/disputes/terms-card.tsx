import { useState } from 'preact/hooks'
import { mostAnswerDays } from '#core/dispute/terms.ts'
import { LabelledText } from '#ui/form/labelled.tsx'
import { instantInTable } from '#ui/instant.ts'
import { useOneAct } from '../act/use-act.ts'
import { ActForm } from '../batch/act-form.tsx'
import type { ReasonRule } from '../batch/reason-rule.ts'
import { tellChanged } from '../data/changed.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'

const rule: ReasonRule = {
  label: '理由（必填，2–200 字，写入审计）',
  shortest: 2,
  longest: 200,
  advice: '请写明依据。',
}

/** Within how many working days a department is to answer; the district may set another number. */
export function TermsCard() {
  const { call, account } = useSession()
  const { value, failure, askAgain } = useAnswer('disputeTerms', {})
  const work = useOneAct()
  const [days, setDays] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  if (value === null) return null
  const { answerDays, version, by, at } = value
  const origin = by === null ? '本系统拟定' : `${by} ${instantInTable(at ?? '')} 修改`
  const run = async (reason: string): Promise<void> => {
    const typed = Number(days)
    const isFine = Number.isInteger(typed) && typed >= 1 && typed <= mostAnswerDays
    setFault(isFine ? null : `应为 1–${mostAnswerDays} 的整数。请更正。`)
    if (!isFine) return
    const isDone = await work.run(async () => {
      await call('changeDisputeTerms', { body: { version, answerDays: typed, reason } })
    })
    if (!isDone) return
    setDays(null)
    tellChanged('disputeTerms')
  }
  return (
    <>
      <p class="sub">
        {`答复期限：提出后 ${answerDays} 个工作日（${origin}），只管其后提出的。`}
        {mayAsk('changeDisputeTerms', account.role) && days === null && (
          <button type="button" class="link no-print" onClick={() => setDays(String(answerDays))}>
            修改期限
          </button>
        )}
      </p>
      {days !== null && (
        <section class="batch-bar dispute-open" aria-label="修改答复期限">
          <div class="dispute-value">
            <LabelledText label="工作日" value={days} onValue={setDays} maxLength={2} isFigure />
          </div>
          <ActForm
            act="修改答复期限"
            consequence="其后提出的异议按新期限，已提出的不变。"
            reason={rule}
            isBusy={work.isBusy}
            fault={fault}
            failure={work.failure}
            onRun={(reason) => void run(reason)}
            onCancel={() => setDays(null)}
          />
        </section>
      )}
    </>
  )
}
