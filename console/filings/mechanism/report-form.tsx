import { useState } from 'preact/hooks'
import { z } from 'zod'
import { mechanismTextNames } from '#core/filing/mechanism-schema.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { usePreference } from '../../data/use-preference.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { textFaults } from '../acts/reason-act.tsx'
import { FaultList } from '../rules/fault-list.tsx'
import { useRuleChange } from '../rules/use-rule-change.ts'

export interface ReportFormProps {
  readonly year: string
  readonly latest: AnswerOf<'mechanismYear'>['latest']
  readonly asOf: string
  readonly onDone: () => void
}

const typedTexts = z.object({ findings: z.string(), proposals: z.string() }).nullable()

type Texts = NonNullable<z.infer<typeof typedTexts>>

/** Another version of the report: it begins with the words of the one before, its figures are those of now. */
export function ReportForm({ year, latest, asOf, onDone }: ReportFormProps) {
  const { call } = useSession()
  const { isBusy, failure, done, run } = useRuleChange()
  // What is typed and not written yet outlives the page.
  const [typed, setTyped] = usePreference<Texts | null>(`mechanism-${year}`, typedTexts, null)
  const texts = typed ?? { findings: latest?.findings ?? '', proposals: latest?.proposals ?? '' }
  const [isAsked, setAsked] = useState(false)
  const next = (latest?.version ?? 0) + 1
  const set = (changed: Partial<Texts>): void => setTyped({ ...texts, ...changed })
  const faults = [
    ...textFaults(mechanismTextNames.findings, texts.findings),
    ...textFaults(mechanismTextNames.proposals, texts.proposals),
  ]
  const submit = async (): Promise<void> => {
    setAsked(true)
    if (isBusy || faults.length > 0) return
    const isDone = await run(async () => {
      const body = { base: latest?.version ?? 0, findings: texts.findings.trim(), proposals: texts.proposals.trim() }
      const written = await call('saveMechanismReport', { params: { year: Number(year) }, body })
      return `已编制第 ${written.version} 版。`
    })
    if (!isDone) return
    setTyped(null)
    setAsked(false)
    onDone()
  }
  return (
    <section class="card no-print" aria-labelledby="report-form-title">
      <div class="card-head">
        <h2 id="report-form-title">{`编制第 ${next} 版`}</h2>
      </div>
      <form
        class="card-body stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {(['findings', 'proposals'] as const).map((key) => (
          <LabelledArea
            key={key}
            label={`${mechanismTextNames[key]}（必填）`}
            value={texts[key]}
            maxLength={5000}
            onValue={(value) => set({ [key]: value })}
          />
        ))}
        {isAsked && <FaultList faults={faults} />}
        {failure !== null && <FailureNotice failure={failure} onRetry={onDone} />}
        {done !== '' && <p role="status">{done}</p>}
        <div class="row">
          <button type="submit" class={isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'}>
            {`编制第 ${next} 版`}
          </button>
          <span class="cap">{`固定截至 ${asOf} 的数和以上文字；以前的版本都保留。`}</span>
        </div>
      </form>
    </section>
  )
}
