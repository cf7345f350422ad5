import { useState } from 'preact/hooks'
import type { CycleStageBody, DecisionBody, StageDocument } from '#core/api/cycle-stages.ts'
import { usualAuthority } from '#core/cycle-stage/decision.ts'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { useAct } from '../../act/use-act.ts'
import { TextField } from '../../list/form-fields.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { DocumentsField } from '../documents-field.tsx'
import { tellStageChanged } from '../stage-changed.ts'
import { readAdjustments } from './read-adjustments.ts'

/** A line for every parcel of a large district. */
const longestLines = 2_000_000

export interface DecisionFormProps {
  readonly stages: CycleStageBody
  readonly isCorrection: boolean
  /** The record that is corrected. */
  readonly before?: DecisionBody
  readonly onClose?: () => void
}

/** 登记审定, or its correction: the document, its scan, the adjustments it holds. */
export function DecisionForm({ stages: { cycle, last }, isCorrection, before, onClose }: DecisionFormProps) {
  const { call, today } = useSession()
  const act = useAct()
  const [documents, setDocuments] = useState<readonly StageDocument[]>([])
  const [lines, setLines] = useState(
    (before?.adjustments ?? []).map((each) => `${each.parcelCode} ${each.class} ${each.reason}`).join('\n'),
  )
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const title = isCorrection ? '更正审定' : '登记审定'

  const record = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const text = (name: string): string => String(given.get(name) ?? '').trim()
    const sha256 = documents.at(-1)?.sha256 ?? before?.document.sha256
    const adjustments = readAdjustments(lines)
    const document = {
      title: text('title'),
      number: text('number'),
      authority: text('authority'),
      decidedOn: text('decidedOn'),
      sha256: sha256 ?? '',
    }
    const isFilled = Object.values(document).every((value) => value !== '')
    const why = !isFilled
      ? '请填齐文件名称、文号、审定机关和日期，并上传审定文件。'
      : typeof adjustments === 'string'
        ? adjustments
        : isCorrection && reason.trim() === ''
          ? '请写明更正的理由。'
          : null
    setFault(why)
    if (why !== null || typeof adjustments === 'string') return
    const body = { document, adjustments: [...adjustments], last, ...(isCorrection ? { reason: reason.trim() } : {}) }
    if (await act.run('record', () => call('recordDecision', { params: { cycle }, body }))) {
      onClose?.()
      tellStageChanged()
    }
  }
  return (
    <section class="card" aria-label={title}>
      <div class="card-head">
        <h2>{title}</h2>
      </div>
      <form class="card-body stage-form" aria-label={title} onSubmit={(event) => void record(event)} noValidate>
        <TextField
          label="文件名称"
          name="title"
          maxLength={200}
          isWide
          {...(before === undefined ? {} : { value: before.document.title })}
        />
        <TextField
          label="文号"
          name="number"
          maxLength={100}
          {...(before === undefined ? {} : { value: before.document.number })}
        />
        <TextField
          label="审定机关"
          name="authority"
          maxLength={100}
          value={before?.document.authority ?? usualAuthority}
        />
        <TextField label="审定日期" name="decidedOn" type="date" value={before?.document.decidedOn ?? today} />
        <DocumentsField cycle={cycle} label="上传审定文件" documents={documents} onDocuments={setDocuments} />
        <LabelledArea
          label="文件中的调整（没有则留空）"
          rows={3}
          maxLength={longestLines}
          hint="一行一宗：编码 类别 理由，例如 SJ-XQ-0137 C 批复改为观察整改。研判意见中的调整不用再写。"
          value={lines}
          onValue={setLines}
        />
        {isCorrection && <LabelledArea label="更正理由" value={reason} onValue={setReason} />}
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
          <button type="submit" class={act.running === null ? 'btn btn-fill' : 'btn btn-fill is-busy'}>
            {title}
          </button>
          {onClose !== undefined && (
            <button type="button" class="btn" onClick={onClose}>
              取消
            </button>
          )}
        </div>
      </form>
    </section>
  )
}
