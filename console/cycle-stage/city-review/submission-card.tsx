import { useState } from 'preact/hooks'
import type { CycleStageBody, StageDocument } from '#core/api/cycle-stages.ts'
import { instantInTable } from '#ui/instant.ts'
import { useAct } from '../../act/use-act.ts'
import { TextField } from '../../list/form-fields.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { DocumentsField } from '../documents-field.tsx'
import { tellStageChanged } from '../stage-changed.ts'
import type { Review } from './review.ts'

export interface SubmissionCardProps {
  readonly review: Review
  readonly stages: CycleStageBody
  readonly maySubmit: boolean
}

/** What was handed to the city: which package, the number of its receipt, the day. */
export function SubmissionCard({ review, stages: { cycle, last }, maySubmit }: SubmissionCardProps) {
  const { call, today } = useSession()
  const act = useAct()
  const [documents, setDocuments] = useState<readonly StageDocument[]>([])
  const [fault, setFault] = useState<string | null>(null)
  const { packages, submissions, evaluation } = review
  const offered = packages.find((each) => each.evaluation === evaluation)
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const receipt = String(form.get('receipt') ?? '').trim()
    const submittedOn = String(form.get('submittedOn') ?? '')
    setFault(receipt === '' || submittedOn === '' ? '请填回执号和报送日期。' : null)
    if (receipt === '' || submittedOn === '' || offered === undefined) return
    const hashes = documents.map(({ sha256 }) => sha256)
    const body = { package: offered.number, receipt, submittedOn, documents: hashes, last }
    if (await act.run('submit', () => call('submitToCity', { params: { cycle }, body }))) {
      setDocuments([])
      tellStageChanged()
    }
  }
  return (
    <section class="card" aria-labelledby="submission">
      <div class="card-head">
        <h2 id="submission">报市级联合研判</h2>
      </div>
      <div class="card-body stack">
        {submissions.map(({ package: number, receipt, submittedOn, at, by }) => (
          <p key={at} class="stage-note">
            {`材料包第 ${number} 号，${submittedOn} 报送，回执号 ${receipt}`}
            <span class="cap">{`　${instantInTable(at)} ${by} 登记`}</span>
          </p>
        ))}
        {submissions.length === 0 && <p class="cap">还没有登记报送。</p>}
        {maySubmit && offered !== undefined && (
          <form class="stage-form" aria-label="登记报送" onSubmit={(event) => void submit(event)} noValidate>
            <TextField label="回执号" name="receipt" maxLength={100} />
            <TextField label="报送日期" name="submittedOn" type="date" value={today} />
            <DocumentsField cycle={cycle} label="上传回执（选填）" documents={documents} onDocuments={setDocuments} />
            {fault !== null && (
              <p class="field-error is-wide" role="alert">
                {fault}
              </p>
            )}
            {act.failure !== null && (
              <div class="is-wide">
                <FailureNotice failure={act.failure} />
              </div>
            )}
            <div class="row is-wide">
              <button
                type="submit"
                class={`btn${submissions.length === 0 ? ' btn-fill' : ''}${act.running === null ? '' : ' is-busy'}`}
              >
                {`登记报送材料包第 ${offered.number} 号`}
              </button>
            </div>
          </form>
        )}
      </div>
    </section>
  )
}
