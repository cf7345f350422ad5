import { useState } from 'preact/hooks'
import { approvalDays, approvalDownloads } from '#core/access/export-approval.ts'
import type { ExportDecisionBody } from '#core/api/export-requests.ts'
import { LabelledArea, LabelledText } from '#ui/form/labelled.tsx'
import { useOneAct } from '../act/use-act.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import type { RequestActProps } from './revoke-form.tsx'
import { fieldsText, fileText } from './words.ts'

interface Bounds {
  readonly least: number
  readonly most: number
}

function faultOf(label: string, text: string, { least, most }: Bounds): string | null {
  const value = Number(text)
  const isIn = /^\d+$/.test(text.trim()) && value >= least && value <= most
  return isIn ? null : `${label}应为 ${least}–${most} 的整数，现为“${text}”。请更正。`
}

/** Says what a request would let out and for what, and takes the decision: for how long and how often, or why not. */
export function DecideForm({ request, onDone, onClose }: RequestActProps) {
  const { call } = useSession()
  const act = useOneAct()
  const [days, setDays] = useState(String(approvalDays.usual))
  const [downloads, setDownloads] = useState(String(approvalDownloads.usual))
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const { number, purpose, fields, asked } = request
  const send = async (body: ExportDecisionBody): Promise<void> => {
    setFault(null)
    const isDone = await act.run(async () => void (await call('decideExport', { params: { number }, body })))
    if (isDone) onDone()
  }
  const approve = (): void => {
    const found = faultOf('有效天数', days, approvalDays) ?? faultOf('可导出次数', downloads, approvalDownloads)
    const told = note.trim() === '' ? {} : { note: note.trim() }
    if (found !== null) setFault(found)
    else void send({ decision: 'approved', days: Number(days), downloads: Number(downloads), ...told })
  }
  const reject = (): void => {
    if (note.trim().length < 2) setFault('驳回须写明原因，至少 2 个字。请填写意见。')
    else void send({ decision: 'rejected', note: note.trim() })
  }
  return (
    <section class="batch-bar" aria-label={`审批第 ${number} 号`}>
      <form
        class="stack-s"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          approve()
        }}
      >
        <p>
          <b>{`第 ${number} 号：${asked.by} 申请导出 ${fileText(request)}。`}</b>
          {`核定值：${fieldsText(fields)}。用途：${purpose}。`}
        </p>
        <div class="act-fields">
          <LabelledText label="有效天数" value={days} onValue={setDays} maxLength={2} isFigure />
          <LabelledText label="可导出次数" value={downloads} onValue={setDownloads} maxLength={2} isFigure />
          <LabelledArea label="意见（驳回必填）" value={note} onValue={setNote} maxLength={200} />
        </div>
        {fault !== null && (
          <p class="field-error" role="alert">
            {fault}
          </p>
        )}
        <div class="row">
          <button type="submit" class={act.isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'} aria-busy={act.isBusy}>
            批准
          </button>
          <button type="button" class="btn" onClick={reject}>
            驳回
          </button>
          <button type="button" class="btn" onClick={onClose}>
            取消
          </button>
        </div>
      </form>
      {act.failure !== null && <FailureNotice failure={act.failure} />}
    </section>
  )
}
