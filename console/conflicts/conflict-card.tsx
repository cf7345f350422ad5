import { useEffect, useRef, useState } from 'preact/hooks'
import type { LedgerConflict } from '#core/api/conflicts.ts'
import { layerNames } from '#core/record/layer.ts'
import { townName } from '#core/vocabulary/district.ts'
import { Icon } from '#ui/icon.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { fieldOf } from '../notice/field-words.ts'
import { parcelPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { ConflictChooser } from './conflict-chooser.tsx'
import { ConflictValues } from './conflict-values.tsx'
import { headingIn, isFigure, readOnlyText } from './conflict-words.ts'
import type { Decision } from './settle-job.ts'
import { SettlementLine } from './settlement-line.tsx'

export interface ConflictCardProps {
  readonly cycle: string
  readonly conflict: LedgerConflict
  /** Resolves to why it was refused, null when it was settled; rejects when the connection fails. */
  readonly onSettle: (conflict: LedgerConflict, decision: Decision) => Promise<string | null>
}

/** One conflict: where it is, what clashes, and the decision, taken or to be taken. */
export function ConflictCard({ cycle, conflict, onSettle }: ConflictCardProps) {
  const { account } = useSession()
  const [isBusy, setBusy] = useState(false)
  const [isDecidingAgain, setDecidingAgain] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  /** Grows with every answer: the focus goes to what came of it, for the pressed button is gone. */
  const [answers, setAnswers] = useState(0)
  const outcome = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (answers > 0) outcome.current?.focus()
  }, [answers])
  const { settlement, maySettle } = conflict
  const isChoosing = maySettle && (settlement === null || isDecidingAgain)
  const decide = async (decision: Decision): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      const refused = await onSettle(conflict, decision)
      setRefusal(refused)
      if (refused === null) setDecidingAgain(false)
      setAnswers(answers + 1)
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  return (
    <article class="card card-body conflict stack-s" aria-labelledby={`conflict-${conflict.id}`}>
      <ConflictHead cycle={cycle} conflict={conflict} />
      {refusal !== null && (
        <div class="banner banner-warn" role="alert">
          <Icon name="warning" />
          <p class="banner-text" tabIndex={-1} ref={outcome}>
            <strong>没有处理，下面是现在的内容</strong>
            {refusal}
          </p>
        </div>
      )}
      {failure !== null && <FailureNotice failure={failure} />}
      {isChoosing ? (
        <ConflictChooser
          key={`${conflict.rowRevision} ${JSON.stringify(conflict.current)}`}
          conflict={conflict}
          isBusy={isBusy}
          onDecide={(decision) => void decide(decision)}
          {...(isDecidingAgain ? { onCancel: () => setDecidingAgain(false) } : {})}
        />
      ) : (
        <div class={isFigure(fieldOf(conflict.form, conflict.field)) ? 'conflict-lines is-figures' : 'conflict-lines'}>
          <ConflictValues conflict={conflict} pick={null} />
        </div>
      )}
      {settlement !== null && !isDecidingAgain && (
        <SettlementLine
          conflict={conflict}
          settlement={settlement}
          outcome={refusal === null ? outcome : null}
          {...(maySettle ? { onAgain: () => setDecidingAgain(true) } : {})}
        />
      )}
      {!maySettle && settlement === null && <p class="cap">{readOnlyText(account.role, conflict)}</p>}
    </article>
  )
}

interface ConflictHeadProps {
  readonly cycle: string
  readonly conflict: LedgerConflict
}

function ConflictHead({ cycle, conflict }: ConflictHeadProps) {
  const { id, parcelCode, parcelName, firmName, townCode, layer, settlement } = conflict
  const town = townCode === null ? null : (townName(townCode) ?? townCode)
  return (
    <header class="conflict-head">
      <h2 id={`conflict-${id}`}>{headingIn(conflict)}</h2>
      <span class="badge">{layerNames[layer]}</span>
      <span class={settlement === null ? 'badge badge-warn' : 'badge badge-ok'}>
        {settlement === null ? '待处理' : '已处理'}
      </span>
      <p class="conflict-place">
        <a class="nb" href={`${parcelPath(cycle, parcelCode)}?tab=data`}>
          {parcelCode}
        </a>
        <span>{[parcelName, firmName, town].filter((part) => part !== null && part !== '').join(' · ')}</span>
      </p>
    </header>
  )
}
