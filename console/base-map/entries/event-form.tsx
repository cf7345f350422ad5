import '#ui/form/form-field.css'
import { useState } from 'preact/hooks'
import { type EventKind, eventKinds } from '#core/base-map/entry-state.ts'
import { LabelledArea, LabelledChoice, LabelledDay, LabelledText, terms } from '#ui/form/labelled.tsx'
import { uuid } from '#ui/uuid.ts'
import { useOneAct } from '../../act/use-act.ts'
import { tellChanged } from '../../data/changed.ts'
import { FaultList } from '../../filings/rules/fault-list.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { codesIn } from '../parcel/act-draft.ts'

/** 登记变更线索: one event between two cycles, noted by hand. */
export function EventForm({ onClose }: { readonly onClose: () => void }) {
  const { call, today } = useSession()
  const act = useOneAct()
  const [request] = useState(uuid)
  const [event, setEvent] = useState<EventKind | null>(null)
  const [day, setDay] = useState(today)
  const [codes, setCodes] = useState('')
  const [firmName, setFirmName] = useState('')
  const [uscc, setUscc] = useState('')
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  const faults = [
    ...(event === null ? ['没有选择事项。请选择。'] : []),
    ...(day === '' ? ['没有填写日期。请填写。'] : []),
    ...([...note.trim()].length < 2 ? ['没有填写情况。请写明发生了什么。'] : []),
    ...(codesIn(codes).length === 0 && firmName.trim() === '' && uscc.trim() === ''
      ? ['没有写明涉及谁。请填写地块编码、企业名称或信用代码中的一项。']
      : []),
  ]
  const save = (): void => {
    setAsked(true)
    if (event === null || faults.length > 0) return
    void act.run(async () => {
      const body = {
        request,
        event,
        day,
        parcelCodes: [...codesIn(codes)],
        note: note.trim(),
        ...(firmName.trim() === '' ? {} : { firmName: firmName.trim() }),
        ...(uscc.trim() === '' ? {} : { uscc: uscc.trim() }),
      }
      await call('noteBaseEvent', { body })
      tellChanged('baseEntries', 'baseParcel')
      onClose()
    })
  }
  return (
    <form
      class="card card-body stack"
      aria-label="登记变更线索"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault()
        save()
      }}
    >
      <div class="form-fields">
        <LabelledChoice
          label="事项"
          value={event ?? ''}
          choices={terms(eventKinds)}
          onValue={(value) => setEvent(eventKinds.find((each) => each === value) ?? null)}
        />
        <LabelledDay label="发生日期" value={day} max={today} onValue={setDay} />
        <LabelledText label="涉及的地块编码（可多个）" value={codes} maxLength={2000} onValue={setCodes} />
        <LabelledText label="企业名称" value={firmName} onValue={setFirmName} />
        <LabelledText label="统一社会信用代码" value={uscc} maxLength={18} onValue={setUscc} />
      </div>
      <LabelledArea label="情况（必填，2–500 字）" value={note} onValue={setNote} />
      {isAsked && <FaultList faults={faults} />}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      <div class="row">
        <button type="submit" class={act.isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'} aria-busy={act.isBusy}>
          登记
        </button>
        <button type="button" class="btn" onClick={onClose}>
          取消
        </button>
      </div>
    </form>
  )
}
