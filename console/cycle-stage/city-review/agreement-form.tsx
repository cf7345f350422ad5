import { useState } from 'preact/hooks'
import type { CycleStageBody, StageDocument } from '#core/api/cycle-stages.ts'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { useAct } from '../../act/use-act.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { DocumentsField } from '../documents-field.tsx'
import { tellStageChanged } from '../stage-changed.ts'

/** The city agrees to whatever it did not name: by which paper. */
export function AgreementForm({ stages: { cycle, last } }: { readonly stages: CycleStageBody }) {
  const { call } = useSession()
  const act = useAct()
  const [note, setNote] = useState('')
  const [documents, setDocuments] = useState<readonly StageDocument[]>([])
  const [fault, setFault] = useState<string | null>(null)
  const record = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    setFault(note.trim() === '' ? '请写明研判意见出自哪份文件。' : null)
    if (note.trim() === '') return
    const body = { last, note: note.trim(), documents: documents.map(({ sha256 }) => sha256) }
    if (await act.run('agree', () => call('agreeToRest', { params: { cycle }, body }))) {
      setNote('')
      setDocuments([])
      tellStageChanged()
    }
  }
  return (
    <form class="stack" aria-label="其余均同意" onSubmit={(event) => void record(event)} noValidate>
      <LabelledArea
        label="其余地块均同意：依据（文件名、文号或会议纪要）"
        value={note}
        fault={fault}
        onValue={setNote}
      />
      <DocumentsField cycle={cycle} label="上传研判文件（选填）" documents={documents} onDocuments={setDocuments} />
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      <div class="row">
        <button type="submit" class={act.running === null ? 'btn' : 'btn is-busy'}>
          登记其余均同意
        </button>
      </div>
    </form>
  )
}
