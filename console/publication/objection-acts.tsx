import { useState } from 'preact/hooks'
import type { ObjectionActBody, ObjectionDetail } from '#core/api/objections.ts'
import { type ObjectionAct, objectionActNames } from '#core/objection/act.ts'
import { isAccepted, objectionDecisions } from '#core/objection/state.ts'
import { LabelledChoice, LabelledDay, LabelledText, terms } from '#ui/form/labelled.tsx'
import { useOneAct } from '../act/use-act.ts'
import { ActForm } from '../batch/act-form.tsx'
import { codesOfText } from '../list/codes-of-text.ts'
import { useSession } from '../session/session.ts'
import { objectionConsequence, objectionNoteRule } from './words.ts'

export interface ObjectionActsProps {
  readonly objection: ObjectionDetail
  readonly onChanged: (objection: ObjectionDetail) => void
}

const main: readonly ObjectionAct[] = ['submit', 'admit', 'opine', 'decide', 'answer']

/** What the reader may do next, each with what follows from it; one unfolds at a time. */
export function ObjectionActs({ objection, onChanged }: ObjectionActsProps) {
  const [asked, setAsked] = useState<ObjectionAct | null>(null)
  const { possible } = objection
  if (possible.length === 0) return null
  if (asked !== null && possible.includes(asked)) {
    return <OneAct key={asked} act={asked} objection={objection} onChanged={onChanged} onClose={() => setAsked(null)} />
  }
  const first = possible.find((act) => main.includes(act))
  return (
    <div class="row no-print">
      {possible.map((act) => (
        <button key={act} type="button" class={act === first ? 'btn btn-fill' : 'btn'} onClick={() => setAsked(act)}>
          {objectionActNames[act]}
        </button>
      ))}
    </div>
  )
}

interface OneActProps extends ObjectionActsProps {
  readonly act: ObjectionAct
  readonly onClose: () => void
}

type Extra = Pick<ObjectionActBody, 'receivedOn' | 'decision' | 'parcels'>

function OneAct({ act, objection, onChanged, onClose }: OneActProps) {
  const { call } = useSession()
  const work = useOneAct()
  const [day, setDay] = useState('')
  const [decision, setDecision] = useState('')
  const [parcels, setParcels] = useState(objection.parcelCode)
  const [fault, setFault] = useState<string | null>(null)
  const { id, revision, state, channel } = objection
  const isPaperSubmit = act === 'submit' && channel === 'paper'
  const known = objectionDecisions.find((one) => one === decision)
  const run = async (note: string): Promise<void> => {
    const wrong =
      isPaperSubmit && day === ''
        ? '请填写街镇收到纸质材料的日期。'
        : act === 'decide' && known === undefined
          ? '请选择采纳、部分采纳或不予采纳。'
          : null
    setFault(wrong)
    if (wrong !== null) return
    const extra: Extra = {
      ...(isPaperSubmit ? { receivedOn: day } : {}),
      ...(act === 'decide' && known !== undefined ? { decision: known } : {}),
      ...(act === 'decide' && known !== undefined && isAccepted(known) ? { parcels: [...codesOfText(parcels)] } : {}),
    }
    await work.run(async () => {
      const body = { act, revision, ...(note === '' ? {} : { note }), ...extra }
      onChanged(await call('actOnObjection', { params: { id }, body }))
      onClose()
    })
  }
  return (
    <section class="batch-bar publication-form" aria-label={objectionActNames[act]}>
      {isPaperSubmit && (
        <div class="publication-fields">
          <LabelledDay label="街镇收到纸质材料的日期" value={day} onValue={setDay} />
        </div>
      )}
      {act === 'decide' && (
        <div class="publication-fields">
          <LabelledChoice label="决定" value={decision} onValue={setDecision} choices={terms(objectionDecisions)} />
          {known !== undefined && isAccepted(known) && (
            <LabelledText label="重新评估的地块（可填多宗）" value={parcels} onValue={setParcels} maxLength={2000} />
          )}
        </div>
      )}
      <ActForm
        act={objectionActNames[act]}
        consequence={objectionConsequence(act)}
        reason={objectionNoteRule(act, state === 'draft')}
        isBusy={work.isBusy}
        fault={fault}
        failure={work.failure}
        onRun={(note) => void run(note)}
        onCancel={onClose}
      />
    </section>
  )
}
