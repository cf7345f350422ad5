import { useState } from 'preact/hooks'
import type { BaseEntry } from '#core/api/base-parcels.ts'
import { type EntryState, entryStateNames, entryStates } from '#core/base-map/entry-state.ts'
import { LabelledChoice, LabelledText } from '#ui/form/labelled.tsx'
import { Icon } from '#ui/icon.tsx'
import { useOneAct } from '../../act/use-act.ts'
import { tellChanged } from '../../data/changed.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { codesIn } from '../parcel/act-draft.ts'

export interface EntryDecisionProps {
  readonly entry: BaseEntry
  readonly onEntry: (entry: BaseEntry) => void
}

const reasonFault = '没有填写依据。请写明，如“坐落和权利人一致”。'

/** Which parcels an entry touches, and of a lead how it was dealt with; with the reason. */
export function EntryDecision({ entry, onEntry }: EntryDecisionProps) {
  const { call } = useSession()
  const act = useOneAct()
  const [codes, setCodes] = useState(entry.parcelCodes.join('、'))
  const [state, setState] = useState<EntryState>(entry.state)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const save = (): void => {
    const isShort = [...reason.trim()].length < 2
    setFault(isShort ? reasonFault : null)
    if (isShort) return
    void act.run(async () => {
      const item = { id: entry.id, revision: entry.revision, parcelCodes: [...codesIn(codes)], state }
      const { items } = await call('decideBaseEntries', { body: { items: [item], reason: reason.trim() } })
      const [outcome] = items
      if (outcome?.entry == null) {
        setFault(outcome?.refusal?.message ?? '没有保存。请刷新后再试。')
        return
      }
      onEntry(outcome.entry)
      tellChanged('baseEntries', 'baseParcel')
    })
  }
  return (
    <form
      class="card-part stack-s"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {entry.candidates.length > 0 && (
        <fieldset class="stack-s">
          <legend class="label">可能的地块（选中后填入下面）</legend>
          {entry.candidates.map(({ parcelCode, parcelName, why }) => (
            <button
              key={parcelCode}
              type="button"
              class="base-candidate"
              aria-pressed={codesIn(codes).includes(parcelCode)}
              onClick={() => setCodes(parcelCode)}
            >
              <b class="nb">{parcelCode}</b>
              <span>{parcelName ?? ''}</span>
              <span class="cap">{why}</span>
            </button>
          ))}
        </fieldset>
      )}
      <LabelledText label="对应的地块编码（可多个，用顿号分开）" value={codes} maxLength={2000} onValue={setCodes} />
      {entry.kind === 'change' && (
        <LabelledChoice
          label="处理结果"
          value={state}
          choices={entryStates.map((each) => ({ value: each, label: entryStateNames[each] }))}
          onValue={(value) => setState(entryStates.find((each) => each === value) ?? state)}
        />
      )}
      <LabelledText label="依据（必填，写入审计）" value={reason} maxLength={200} onValue={setReason} />
      {fault !== null && (
        <p class="field-error" role="alert">
          {fault}
        </p>
      )}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      <div class="row">
        <button type="submit" class={act.isBusy ? 'btn is-busy' : 'btn'} aria-busy={act.isBusy}>
          保存
        </button>
        {entry.decided !== null && (
          <span class="with-icon cap">
            <Icon name="done" class="is-done" />
            已有处理意见，可以改
          </span>
        )}
      </div>
    </form>
  )
}
