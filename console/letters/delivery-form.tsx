import { useState } from 'preact/hooks'
import type { LetterDetail } from '#core/api/letter-shapes.ts'
import { deliveryWayNames, deliveryWays } from '#core/letter/delivery.ts'
import { LabelledChoice, LabelledDay, LabelledText } from '#ui/form/labelled.tsx'
import { FormFoot } from '../act/form-foot.tsx'
import { useOneAct } from '../act/use-act.ts'
import { useSession } from '../session/session.ts'

export interface DeliveryFormProps {
  readonly letter: LetterDetail
  readonly onChanged: (letter: LetterDetail) => void
  readonly onClose: () => void
}

/** 登记送达. */
export function DeliveryForm({ letter, onChanged, onClose }: DeliveryFormProps) {
  const { call } = useSession()
  const work = useOneAct()
  const [on, setOn] = useState('')
  const [how, setHow] = useState('')
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const way = deliveryWays.find((one) => one === how)
    const wrong =
      on === ''
        ? '请填写送达日期。'
        : way === undefined
          ? '请选择送达方式。'
          : to.trim() === ''
            ? '请填写签收人，公告送达的填公告处。'
            : null
    setFault(wrong)
    if (wrong !== null || way === undefined) return
    const told = { on, how: way, to: to.trim(), ...(note.trim() === '' ? {} : { note: note.trim() }) }
    void work.run(async () => {
      onChanged(await call('recordLetterDelivery', { params: { id: letter.id }, body: told }))
      onClose()
    })
  }
  return (
    <form class="letter-form" aria-label="登记送达" onSubmit={submit} noValidate>
      <div class="letter-fields">
        <LabelledDay label="送达日期" value={on} onValue={setOn} min={letter.issuedOn} />
        <LabelledChoice
          label="送达方式"
          value={how}
          onValue={setHow}
          choices={deliveryWays.map((value) => ({ value, label: deliveryWayNames[value] }))}
        />
        <LabelledText label="签收人" value={to} onValue={setTo} maxLength={60} />
        <LabelledText label="说明（可不填）" value={note} onValue={setNote} maxLength={200} />
      </div>
      <p class="cap">签收人加密保存，不进审计；登记后不能改，登记错的再登记一次，以最后一次为准。</p>
      <FormFoot fault={fault} button="保存送达" isBusy={work.isBusy} onCancel={onClose} failure={work.failure} />
    </form>
  )
}
