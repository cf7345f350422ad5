import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { UnlockRequest } from '#core/api/unlocks.ts'
import { rowStatusNames } from '#core/record/status.ts'
import { type UnlockTarget, unlockNotice, unlockTargets } from '#core/record/unlock.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { useOneAct } from '../act/use-act.ts'
import { ActForm } from '../batch/act-form.tsx'
import type { ReasonRule } from '../batch/reason-rule.ts'
import { tellChanged } from '../data/changed.ts'
import { useAnswer } from '../data/use-answer.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { AffectedResults } from './affected-results.tsx'

const asking: ReasonRule = {
  label: '解锁理由（必填，5–500 字，写入历史）',
  shortest: 5,
  longest: 500,
  advice: '请写明要改正什么、为什么。',
}
const remark: ReasonRule = { label: '说明（选填）', shortest: 0, longest: 500, advice: '' }

export interface UnlockCardProps {
  readonly cycle: string
  readonly parcelCode: string
  readonly onDone: () => void
}

/** A locked parcel: its open request with the decision on it, or a way to ask for one. */
export function UnlockCard({ cycle, parcelCode, onDone }: UnlockCardProps) {
  const { value, failure, askAgain } = useAnswer('unlocks', { query: { cycle, parcelCode } })
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  if (value === null) return null
  const pending = value.items.find(({ state }) => state === 'waiting')
  const done = (): void => {
    askAgain()
    tellChanged('unlocks')
    onDone()
  }
  return (
    <section class="unlock stack-s no-print" aria-label="解锁例外">
      {pending === undefined ? (
        <AskUnlock cycle={cycle} parcelCode={parcelCode} onDone={done}>
          <AffectedResults affected={value.affected} />
        </AskUnlock>
      ) : (
        <PendingUnlock request={pending} onDone={done} />
      )}
    </section>
  )
}

interface AskUnlockProps extends UnlockCardProps {
  readonly children: ComponentChildren
}

function AskUnlock({ cycle, parcelCode, onDone, children }: AskUnlockProps) {
  const { call } = useSession()
  const act = useOneAct()
  const [isAsked, setAsked] = useState(false)
  const [to, setTo] = useState<UnlockTarget>('review-returned')
  const [evidence, setEvidence] = useState('')
  if (!isAsked) {
    return (
      <div class="row">
        <button type="button" class="btn" onClick={() => setAsked(true)}>
          申请解锁
        </button>
        <span class="cap">已锁定，不能再改。</span>
      </div>
    )
  }
  const run = async (reason: string): Promise<void> => {
    const body = { cycle, parcelCode, to, reason, evidence }
    const isDone = await act.run(async () => {
      await call('requestUnlock', { body })
    })
    if (!isDone) return
    setAsked(false)
    onDone()
  }
  return (
    <>
      <p class="sub">{unlockNotice}</p>
      {children}
      <div class="row">
        <label class="field">
          <span>解锁后变为</span>
          <select
            class="select"
            value={to}
            onChange={({ currentTarget }) =>
              setTo(unlockTargets.find((target) => target === currentTarget.value) ?? 'review-returned')
            }
          >
            {unlockTargets.toReversed().map((target) => (
              <option key={target} value={target}>
                {rowStatusNames[target]}
              </option>
            ))}
          </select>
        </label>
        <label class="field unlock-evidence">
          <span>依据（选填：文号或材料名称）</span>
          <input
            class="input"
            type="text"
            maxLength={200}
            value={evidence}
            onInput={({ currentTarget }) => setEvidence(currentTarget.value)}
          />
        </label>
      </div>
      <ActForm
        act="申请解锁 1 宗"
        consequence="由区专班的另一位人员确认后才解锁，此前不变。"
        reason={asking}
        isBusy={act.isBusy}
        failure={act.failure}
        onRun={(reason) => void run(reason)}
        onCancel={() => setAsked(false)}
      />
    </>
  )
}

const decisions = {
  confirmed: ['确认解锁', '解锁后按申请的状态继续办理，经过写入历史和审计。'],
  declined: ['不同意', '地块仍为锁定，申请人看得到说明。'],
  withdrawn: ['撤回申请', '地块仍为锁定，可以再申请。'],
} as const

function PendingUnlock({ request, onDone }: { readonly request: UnlockRequest; readonly onDone: () => void }) {
  const { call, account } = useSession()
  const act = useOneAct()
  const [decision, setDecision] = useState<keyof typeof decisions | null>(null)
  const { id, to, reason, evidence, asked, affected, isOwn } = request
  const offered = isOwn ? (['withdrawn'] as const) : (['confirmed', 'declined'] as const)
  const run = async (given: string): Promise<void> => {
    if (decision === null) return
    const isDone = await act.run(async () => {
      await call('decideUnlock', { params: { id }, body: { decision, reason: given } })
    })
    if (!isDone) return
    setDecision(null)
    onDone()
  }
  return (
    <>
      <div class="banner banner-warn">
        <Icon name="warning" />
        <div class="banner-text stack-s">
          <p>
            <strong>{`${asked.by} 于 ${instantInTable(asked.at)} 申请解锁为“${rowStatusNames[to]}”。`}</strong>
            {`理由：${reason}${evidence === null ? '' : `；依据：${evidence}`}`}
          </p>
          <AffectedResults affected={affected} />
          {isOwn && <p class="cap">您是申请人，须由区专班的另一位人员确认。</p>}
        </div>
      </div>
      {account.role === 'district' && decision === null && (
        <div class="row">
          {offered.map((choice) => (
            <button
              key={choice}
              type="button"
              class={choice === 'confirmed' ? 'btn btn-fill' : 'btn'}
              onClick={() => setDecision(choice)}
            >
              {decisions[choice][0]}
            </button>
          ))}
        </div>
      )}
      {decision !== null && (
        <ActForm
          act={decisions[decision][0]}
          consequence={decisions[decision][1]}
          reason={remark}
          isBusy={act.isBusy}
          onRun={(given) => void run(given)}
          onCancel={() => setDecision(null)}
        />
      )}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
    </>
  )
}
