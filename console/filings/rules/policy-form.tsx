import { useState } from 'preact/hooks'
import { successionNames } from '#core/vocabulary/policy.ts'
import type { PolicyRegister } from '#core/vocabulary/policy-register.ts'
import { LabelledArea, LabelledChoice, LabelledDay, LabelledText } from '#ui/form/labelled.tsx'
import { tellChanged } from '../../data/changed.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { FaultList } from './fault-list.tsx'
import { type PolicyDraft, policyDraftFaults, policyOf } from './policy-draft.ts'
import { useRuleChange } from './use-rule-change.ts'

export interface PolicyFormProps {
  readonly start: PolicyDraft
  /** The version that is corrected; null for a document that is not in the register. */
  readonly base: number | null
  /** Shipped documents are corrected or followed, not taken out. */
  readonly mayVoid: boolean
  readonly register: PolicyRegister
  readonly onDone: () => void
  readonly onCancel: () => void
}

const successions = [
  { value: 'none', label: '不延续、不替代别的文件' },
  { value: 'extends', label: successionNames.extends },
  { value: 'replaces', label: successionNames.replaces },
] as const

/** A document is entered, or corrected as another version of itself. */
export function PolicyForm({ start, base, mayVoid, register, onDone, onCancel }: PolicyFormProps) {
  const { call } = useSession()
  const { isBusy, failure, run } = useRuleChange()
  const [draft, setDraft] = useState(start)
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isNew = base === null
  const faults = policyDraftFaults(draft, register, reason, isNew)
  const set = (changed: Partial<PolicyDraft>): void => setDraft({ ...draft, ...changed })
  const submit = async (): Promise<void> => {
    setAsked(true)
    if (isBusy || faults.length > 0) return
    const isDone = await run(async () => {
      await call('savePolicy', { body: { document: policyOf(draft), base, reason: reason.trim() } })
      return ''
    })
    if (!isDone) return
    tellChanged('policies')
    onDone()
  }
  return (
    <form
      class="card-part stack"
      noValidate
      aria-label={isNew ? '登记文件' : `更正${draft.number}`}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div class="form-fields">
        {isNew && (
          <LabelledText label="文号" value={draft.number} maxLength={60} onValue={(number) => set({ number })} />
        )}
        <LabelledText label="名称" value={draft.title} onValue={(title) => set({ title })} />
        <LabelledText label="印发机关" value={draft.issuer} onValue={(issuer) => set({ issuer })} />
        <LabelledDay label="印发日期" value={draft.issuedOn} onValue={(issuedOn) => set({ issuedOn })} />
        <LabelledDay label="施行日期" value={draft.effectiveFrom} onValue={(effectiveFrom) => set({ effectiveFrom })} />
        <LabelledDay
          label="有效期至（没有写明的不填）"
          value={draft.effectiveTo}
          onValue={(effectiveTo) => set({ effectiveTo })}
        />
        <LabelledChoice
          label="与别的文件的关系"
          value={draft.how}
          choices={successions}
          onValue={(value) => set({ how: value === 'extends' || value === 'replaces' ? value : 'none' })}
        />
        {draft.how !== 'none' && (
          <LabelledChoice
            label={draft.how === 'extends' ? '延长哪一份文件' : '替代哪一份文件'}
            value={draft.earlier}
            choices={register
              .filter(({ number, isVoid }) => !isVoid && number !== draft.number)
              .map(({ number, title }) => ({ value: number, label: `${number} ${title}` }))}
            onValue={(earlier) => set({ earlier })}
          />
        )}
        {draft.how === 'extends' && (
          <LabelledDay label="延长至（没有写明的不填）" value={draft.until} onValue={(until) => set({ until })} />
        )}
        <LabelledText
          label="来源（网址、公报或档案）"
          value={draft.source}
          maxLength={200}
          onValue={(source) => set({ source })}
        />
      </div>
      <LabelledArea label="说明" value={draft.note} maxLength={300} onValue={(note) => set({ note })} />
      {mayVoid && (
        <label class="tick">
          <input
            type="checkbox"
            checked={draft.isVoid}
            onChange={(event) => set({ isVoid: event.currentTarget.checked })}
          />
          作废（登记有误；保留在登记中，不再适用）
        </label>
      )}
      <LabelledArea label="登记的理由（必填，写入审计）" value={reason} onValue={setReason} />
      {isAsked && <FaultList faults={faults} />}
      {failure !== null && <FailureNotice failure={failure} />}
      <div class="row">
        <button type="submit" class={isBusy ? 'btn is-busy' : 'btn'}>
          {isNew ? '登记' : '登记更正'}
        </button>
        <button type="button" class="btn btn-bare" onClick={onCancel}>
          取消
        </button>
      </div>
    </form>
  )
}
