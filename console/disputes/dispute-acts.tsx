import { useState } from 'preact/hooks'
import type { DisputeDetail } from '#core/api/disputes.ts'
import { type DisputeAct, disputeActNames } from '#core/dispute/act.ts'
import type { Scalar } from '#core/form/field.ts'
import { inputText } from '#ui/form/field-text.ts'
import { useOneAct } from '../act/use-act.ts'
import { ActForm } from '../batch/act-form.tsx'
import { fieldOf } from '../notice/field-words.ts'
import { useSession } from '../session/session.ts'
import { consequenceOf, mainActs, noteRule } from './dispute-words.ts'
import { typedValue } from './typed-value.ts'
import { ValueInput } from './value-input.tsx'

export interface DisputeActsProps {
  readonly dispute: DisputeDetail
  readonly onChanged: (dispute: DisputeDetail) => void
}

/** What the reader may do next, each with what follows from it; one unfolds at a time. */
export function DisputeActs({ dispute, onChanged }: DisputeActsProps) {
  const [asked, setAsked] = useState<DisputeAct | null>(null)
  const { possible } = dispute
  if (possible.length === 0) return null
  if (asked !== null && possible.includes(asked)) {
    return <OneAct key={asked} act={asked} dispute={dispute} onChanged={onChanged} onClose={() => setAsked(null)} />
  }
  const main = possible.find((act) => mainActs.includes(act))
  return (
    <div class="row no-print">
      {possible.map((act) => (
        <button key={act} type="button" class={act === main ? 'btn btn-fill' : 'btn'} onClick={() => setAsked(act)}>
          {disputeActNames[act]}
        </button>
      ))}
    </div>
  )
}

interface OneActProps extends DisputeActsProps {
  readonly act: DisputeAct
  readonly onClose: () => void
}

function OneAct({ act, dispute, onChanged, onClose }: OneActProps) {
  const { call } = useSession()
  const work = useOneAct()
  const { id, revision, form, claimed } = dispute
  const field = act === 'raise' || act === 'correct' ? fieldOf(form, dispute.field) : null
  const [text, setText] = useState(field === null ? '' : inputText(field, claimed))
  const [fault, setFault] = useState<string | null>(null)
  const run = async (note: string): Promise<void> => {
    let value: Scalar | undefined
    if (field !== null) {
      const typed = typedValue(field, text)
      setFault('fault' in typed ? typed.fault : null)
      if ('fault' in typed) return
      value = typed.value
    }
    const body = { act, revision, ...(note === '' ? {} : { note }), ...(value === undefined ? {} : { value }) }
    await work.run(async () => {
      onChanged(await call('actOnDispute', { params: { id }, body }))
      onClose()
    })
  }
  const preset = act === 'raise' ? { preset: dispute.reason ?? '' } : {}
  return (
    <section class="batch-bar dispute-open" aria-label={disputeActNames[act]}>
      {field !== null && (
        <ValueInput
          field={field}
          label={act === 'raise' ? '您认为正确的值' : '更正为'}
          text={text}
          onText={setText}
          fault={fault}
        />
      )}
      <ActForm
        act={disputeActNames[act]}
        consequence={consequenceOf(act)}
        reason={{ ...noteRule(act), ...preset }}
        isBusy={work.isBusy}
        failure={work.failure}
        onRun={(note) => void run(note)}
        onCancel={onClose}
      />
    </section>
  )
}
