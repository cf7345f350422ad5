import { useState } from 'preact/hooks'
import { type ChecklistKind, checklistKindNames } from '#core/filing/checklist.ts'
import { LabelledArea, LabelledChoice, LabelledDay, LabelledText } from '#ui/form/labelled.tsx'
import { Icon } from '#ui/icon.tsx'
import { tellChanged } from '../../data/changed.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import type { SentChecklist } from './checklist-card.tsx'
import { draftFaults, draftOf, withItem } from './checklist-draft.ts'
import { FaultList } from './fault-list.tsx'
import { useRuleChange } from './use-rule-change.ts'

export interface ChecklistFormProps {
  readonly checklist: SentChecklist
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** A new version of the checklist: items changed, added and taken out; versions in use stay as they are. */
export function ChecklistForm({ checklist, onDone, onCancel }: ChecklistFormProps) {
  const { call, today } = useSession()
  const { isBusy, failure, run } = useRuleChange()
  const [draft, setDraft] = useState(() => draftOf(checklist, today))
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const { items } = draft
  const faults = draftFaults(draft, checklist.version, reason)
  const submit = async (): Promise<void> => {
    setAsked(true)
    if (isBusy || faults.length > 0) return
    const changed = {
      ...checklist,
      ...draft,
      version: draft.version.trim(),
      items: items.map((item) => ({ ...item, text: item.text.trim() })),
    }
    const isDone = await run(async () => {
      await call('changeChecklist', { body: { checklist: changed, reason: reason.trim() } })
      return ''
    })
    if (!isDone) return
    tellChanged('filing')
    onDone()
  }
  return (
    <form
      class="card-part stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div class="form-fields">
        <LabelledText
          label="版本"
          value={draft.version}
          maxLength={40}
          onValue={(version) => setDraft({ ...draft, version })}
        />
        <LabelledDay
          label="施行日期"
          value={draft.since}
          onValue={(since) => setDraft({ ...draft, since: since === '' ? today : since })}
        />
        <LabelledChoice
          label="性质"
          value={draft.standing}
          choices={[
            { value: 'example', label: '示例（只示结构）' },
            { value: 'decided', label: '区里确定使用' },
          ]}
          onValue={(standing) => setDraft({ ...draft, standing: standing === 'decided' ? standing : 'example' })}
        />
      </div>
      <LabelledArea label="说明" value={draft.note} maxLength={300} onValue={(note) => setDraft({ ...draft, note })} />
      {(['positive', 'negative'] as const).map((kind) => (
        <ItemList key={kind} kind={kind} items={items} onItems={(changed) => setDraft({ ...draft, items: changed })} />
      ))}
      <LabelledArea label="采用新版本的理由（必填，写入审计）" value={reason} onValue={setReason} />
      {isAsked && <FaultList faults={faults} />}
      {failure !== null && <FailureNotice failure={failure} />}
      <div class="row">
        <button type="submit" class={isBusy ? 'btn is-busy' : 'btn'}>
          {`采用 ${draft.version.trim()} 版`}
        </button>
        <button type="button" class="btn btn-bare" onClick={onCancel}>
          取消
        </button>
      </div>
    </form>
  )
}

type Items = ReturnType<typeof withItem>

interface ItemListProps {
  readonly kind: ChecklistKind
  readonly items: Items
  readonly onItems: (items: Items) => void
}

function ItemList({ kind, items, onItems }: ItemListProps) {
  const own = items.filter((item) => item.kind === kind)
  const name = checklistKindNames[kind]
  return (
    <fieldset class="stack-s">
      <legend>
        <b>{name}</b>
      </legend>
      {own.map((item, index) => (
        <div key={item.id} class="checklist-edit">
          <textarea
            class="textarea"
            rows={1}
            aria-label={`${name}第 ${index + 1} 条`}
            maxLength={300}
            value={item.text}
            onInput={({ currentTarget: { value: text } }) => {
              onItems(items.map((each) => (each === item ? { ...item, text: text.replaceAll('\n', '') } : each)))
            }}
          />
          <button
            type="button"
            class="btn btn-icon"
            title="移去"
            onClick={() => onItems(items.filter((each) => each !== item))}
          >
            <Icon name="close" label={`移去${name}第 ${index + 1} 条`} />
          </button>
        </div>
      ))}
      <div>
        <button type="button" class="btn btn-s" onClick={() => onItems(withItem(items, kind))}>
          <Icon name="plus" />
          {`增加${name}条目`}
        </button>
      </div>
    </fieldset>
  )
}
