import { useState } from 'preact/hooks'
import type { LetterDetail } from '#core/api/letter-shapes.ts'
import { useOneAct } from '../act/use-act.ts'
import { ActForm } from '../batch/act-form.tsx'
import type { ReasonRule } from '../batch/reason-rule.ts'
import { useSession } from '../session/session.ts'

const rule: ReasonRule = {
  label: '作废理由（必填，2–200 字，记在函件上）',
  shortest: 2,
  longest: 200,
  advice: '请写明错在哪里。',
}

export interface VoidFormProps {
  readonly letter: LetterDetail
  readonly onChanged: (letter: LetterDetail) => void
  readonly onClose: () => void
}

/** 作废, with another letter in its place unless that is not wanted. */
export function VoidForm({ letter, onChanged, onClose }: VoidFormProps) {
  const { call } = useSession()
  const work = useOneAct()
  const [replace, setReplace] = useState(letter.mayReplace)
  const run = (reason: string): void => {
    void work.run(async () => {
      onChanged(await call('voidLetter', { params: { id: letter.id }, body: { reason, replace } }))
      onClose()
    })
  }
  return (
    <section class="batch-bar letter-form" aria-label="作废函件">
      {letter.mayReplace && (
        <label class="tick">
          <input type="checkbox" checked={replace} onChange={(event) => setReplace(event.currentTarget.checked)} />
          同时按现在的数据和模板重新出具一份，另编文号
        </label>
      )}
      <ActForm
        act={`作废 ${letter.number}`}
        consequence="原件和文号留存，下载的 PDF 印“作废”；已经送达的，应另行通知收件单位。"
        reason={rule}
        button="作废"
        isBusy={work.isBusy}
        failure={work.failure}
        onRun={run}
        onCancel={onClose}
      />
    </section>
  )
}
