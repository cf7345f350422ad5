import { useState } from 'preact/hooks'
import type { OwnValue } from '#core/api/disputes.ts'
import type { Field } from '#core/form/field.ts'
import { inputText } from '#ui/form/field-text.ts'
import { useOneAct } from '../act/use-act.ts'
import { ActForm } from '../batch/act-form.tsx'
import { tellChanged } from '../data/changed.ts'
import { textOf } from '../department-data/words.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { disputePath } from '../route/dispute-route.ts'
import { navigate } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { departmentsText, noteRule } from './dispute-words.ts'
import { typedValue } from './typed-value.ts'
import { ValueInput } from './value-input.tsx'

export interface OpenFormProps {
  readonly cycle: string
  readonly own: OwnValue
  readonly field: Field
  readonly onClose: () => void
}

/** 提异议: what the firm holds to be right and why; the evidence is brought on the page it leads to. */
export function OpenForm({ cycle, own, field, onClose }: OpenFormProps) {
  const { call } = useSession()
  const pathIn = useCyclePath()
  const act = useOneAct()
  const [text, setText] = useState(inputText(field, own.below))
  const [fault, setFault] = useState<string | null>(null)
  const { form, key, value } = own
  const run = async (reason: string): Promise<void> => {
    const typed = typedValue(field, text)
    setFault('fault' in typed ? typed.fault : null)
    if ('fault' in typed) return
    const body = { cycle, form, key, field: own.field, value, claimed: typed.value, reason }
    await act.run(async () => {
      const opened = await call('openDispute', { body })
      tellChanged('ownDepartmentValues', 'disputes')
      navigate(pathIn(disputePath(opened.id)))
    })
  }
  return (
    <section class="batch-bar dispute-open" aria-label={`对“${field.label}”提异议`}>
      <p>
        {`${own.parcelCode} ${own.name ?? ''}：${departmentsText(own)}核定为 `}
        <b class="nb">{textOf(form, own.field, value)}</b>
        {`，您填报的是 ${textOf(form, own.field, own.below)}。`}
      </p>
      <ValueInput field={field} label="您认为正确的值" text={text} onText={setText} fault={fault} />
      <ActForm
        act="起草异议"
        consequence="下一步上传凭证（PDF、图片、Word、Excel），再提出；提出之前部门看不到需要办理。"
        reason={noteRule('raise')}
        isBusy={act.isBusy}
        failure={act.failure}
        onRun={(reason) => void run(reason)}
        onCancel={onClose}
      />
    </section>
  )
}
