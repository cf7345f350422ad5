import { useState } from 'preact/hooks'
import { mostAnswerDays, mostWindowDays } from '#core/publication/terms.ts'
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

const parts = [
  { key: 'windowDays', label: '公示期', most: mostWindowDays },
  { key: 'answerDays', label: '答复期', most: mostAnswerDays },
  { key: 'opinionDays', label: '街镇意见期', most: mostAnswerDays },
] as const

type Typed = Readonly<Record<(typeof parts)[number]['key'], string>>

/** The terms in working days; the district may set others. */
export function TermsCard() {
  const { call, account } = useSession()
  const { value, failure, askAgain } = useAnswer('publicationTerms', {})
  const work = useOneAct()
  const [typed, setTyped] = useState<Typed | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  if (value === null) return null
  const { version, windowDays, answerDays, opinionDays, by, at } = value
  const run = async (reason: string): Promise<void> => {
    if (typed === null) return
    const wrong = parts.find(({ key, most }) => !isWithin(Number(typed[key]), most))
    setFault(wrong === undefined ? null : `${wrong.label}应为 1–${wrong.most} 的整数。请更正。`)
    if (wrong !== undefined) return
    const days = {
      windowDays: Number(typed.windowDays),
      answerDays: Number(typed.answerDays),
      opinionDays: Number(typed.opinionDays),
    }
    const isDone = await work.run(async () => {
      await call('changePublicationTerms', { body: { version, reason, ...days } })
    })
    if (!isDone) return
    setTyped(null)
    tellChanged('publicationTerms', 'publications')
  }
  const origin = by === null ? '本区自定，系统默认值' : `${by} ${instantInTable(at ?? '')} 修改`
  const begin = (): void =>
    setTyped({
      windowDays: String(windowDays),
      answerDays: String(answerDays),
      opinionDays: String(opinionDays),
    })
  return (
    <>
      <p class="sub">
        {`期限（工作日）：公示 ${windowDays} 日，答复异议 ${answerDays} 日，其中街镇意见 ${opinionDays} 日（${origin}）。`}
        {mayAsk('changePublicationTerms', account.role) && typed === null && (
          <button type="button" class="link no-print" onClick={begin}>
            修改期限
          </button>
        )}
      </p>
      {typed !== null && (
        <section class="batch-bar publication-form" aria-label="修改公示期限">
          <div class="publication-fields">
            {parts.map(({ key, label }) => (
              <LabelledText
                key={key}
                label={`${label}（工作日）`}
                value={typed[key]}
                onValue={(text) => setTyped({ ...typed, [key]: text })}
                maxLength={2}
                isFigure
              />
            ))}
          </div>
          <ActForm
            act="修改期限"
            consequence="此后生成的公示、受理的异议按新期限，已有的不变。"
            reason={rule}
            isBusy={work.isBusy}
            fault={fault}
            failure={work.failure}
            onRun={(reason) => void run(reason)}
            onCancel={() => setTyped(null)}
          />
        </section>
      )}
    </>
  )
}

function isWithin(days: number, most: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= most
}
