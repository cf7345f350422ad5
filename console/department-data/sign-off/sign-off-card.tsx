import { useState } from 'preact/hooks'
import type { SignOff } from '#core/api/sign-offs.ts'
import { signOffStateNames } from '#core/department-data/sign-off.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import { tellChanged } from '../../data/changed.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { nameOfDepartment } from '../../notice/field-words.ts'
import { useSession } from '../../session/session.ts'
import { FiguresTable } from './figures-table.tsx'
import { changeText, placeName, revokeRule } from './sign-off-words.ts'

const looks: Readonly<Record<SignOff['state'], string>> = {
  valid: 'badge badge-ok',
  stale: 'badge badge-warn',
  revoked: 'badge',
  superseded: 'badge',
}

/** One sign-off: who stood for what, whether it still holds, what changed since. */
export function SignOffCard({ signOff }: { readonly signOff: SignOff }) {
  const { account } = useSession()
  const [isAsked, setAsked] = useState(false)
  const { department, town, state, signed, statement, standard, changes, revoked, indicators, parcelFigures } = signOff
  const isStanding = state === 'valid' || state === 'stale'
  return (
    <section class="card card-body stack-s" aria-label={`${nameOfDepartment(department)} ${placeName(town)}的签认`}>
      <div class="row">
        <b>{`${nameOfDepartment(department)} ${placeName(town)}`}</b>
        <span class={looks[state]}>{signOffStateNames[state]}</span>
        <span class="cap">{`${signed.by} ${instantInTable(signed.at)}　标准 ${standard}`}</span>
        {isStanding && !isAsked && mayAsk('revokeSignOff', account.role) && (
          <button type="button" class="btn btn-s no-print" onClick={() => setAsked(true)}>
            撤销签认
          </button>
        )}
      </div>
      <p>{statement}</p>
      {revoked !== null && (
        <p class="sub">{`已撤销：${revoked.by} ${instantInTable(revoked.at)}，${revoked.reason}`}</p>
      )}
      {isAsked && <Revocation signOff={signOff} onClose={() => setAsked(false)} />}
      {changes > 0 && <Changes id={signOff.id} amount={changes} />}
      <details>
        <summary>{`签认的数据（${count(indicators.length)} 项指标）`}</summary>
        <FiguresTable label="签认的数据" indicators={indicators} parcelFigures={parcelFigures} />
      </details>
    </section>
  )
}

function Revocation({ signOff, onClose }: { readonly signOff: SignOff; readonly onClose: () => void }) {
  const { call } = useSession()
  const work = useOneAct()
  const run = async (reason: string): Promise<void> => {
    const isDone = await work.run(async () => {
      await call('revokeSignOff', { params: { id: signOff.id }, body: { reason } })
    })
    if (!isDone) return
    onClose()
    tellChanged('signOffs')
  }
  return (
    <div class="batch-bar">
      <ActForm
        act="撤销签认"
        consequence="数据不变；记录保留，可以重新签认。"
        reason={revokeRule}
        isBusy={work.isBusy}
        failure={work.failure}
        onRun={(reason) => void run(reason)}
        onCancel={onClose}
      />
    </div>
  )
}

const shown = 10

/** What changed since, the newest first. */
function Changes({ id, amount }: { readonly id: string; readonly amount: number }) {
  const { value, failure, askAgain } = useAnswer('signOffChanges', { params: { id } })
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  const items = (value?.items ?? []).slice(0, shown)
  return (
    <div class="banner banner-warn">
      <div class="banner-text">
        <strong>{`签认之后有 ${amount >= 200 ? '200 处以上' : `${count(amount)} 处`}变动，请核对后重签`}</strong>
        <ul class="dept-values">
          {items.map((change) => (
            <li key={`${change.at} ${change.parcelCode} ${change.uscc ?? ''} ${change.field ?? change.what}`}>
              <span class="nb">{change.parcelCode}</span> {change.uscc ?? ''} {changeText(change)}
              <span class="cap">{`　${change.by} ${instantInTable(change.at)}`}</span>
            </li>
          ))}
        </ul>
        {amount > shown && <p class="cap">{`只列最近 ${shown} 处。`}</p>}
      </div>
    </div>
  )
}
