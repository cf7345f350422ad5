import { useState } from 'preact/hooks'
import { type CycleStageBody, type NextAct, plainStageActs, type StageDocument } from '#core/api/cycle-stages.ts'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { FormFoot } from '../act/form-foot.tsx'
import { useAct } from '../act/use-act.ts'
import { useSession } from '../session/session.ts'
import { DocumentsField } from './documents-field.tsx'
import { tellStageChanged } from './stage-changed.ts'

export interface ActFormProps {
  readonly act: NextAct
  readonly stages: CycleStageBody
  readonly onClose: () => void
}

/** One act on the year: its reason where it needs one, the minutes of the 区专班 where it has some, and the confirmation. */
export function ActForm({ act: { act, name, to, needsReason }, stages, onClose }: ActFormProps) {
  const { cycle, stage, last } = stages
  const { call } = useSession()
  const doing = useAct()
  const [reason, setReason] = useState('')
  const [documents, setDocuments] = useState<readonly StageDocument[]>([])
  const [fault, setFault] = useState<string | null>(null)
  const hasMinutes = act.startsWith('review')

  const run = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const text = reason.trim()
    const why = needsReason && text === '' ? '请写明理由。' : null
    setFault(why)
    const asked = plainStageActs.find((each) => each === act)
    if (why !== null || asked === undefined) return
    const body = {
      act: asked,
      last,
      ...(text === '' ? {} : { reason: text }),
      documents: documents.map(({ sha256 }) => sha256),
    }
    const isDone = await doing.run('act', () => call('actOnCycle', { params: { cycle }, body }))
    if (isDone) {
      onClose()
      tellStageChanged()
    }
  }
  return (
    <form class="stack" aria-label={name} onSubmit={(event) => void run(event)} noValidate>
      <p>{stage === to ? `${name}，阶段不变。` : `${name}：${stage} → ${to}。这一步会记入办理记录。`}</p>
      <LabelledArea label={needsReason ? '理由' : '说明（选填）'} value={reason} fault={fault} onValue={setReason} />
      {hasMinutes && (
        <DocumentsField cycle={cycle} label="上传会议纪要" documents={documents} onDocuments={setDocuments} />
      )}
      <FormFoot button={`确认${name}`} isBusy={doing.running !== null} onCancel={onClose} failure={doing.failure} />
    </form>
  )
}
