import { useEffect, useRef, useState } from 'preact/hooks'
import type { BaseConflict } from '#core/api/base-map-shapes.ts'
import { conflictTypeNames } from '#core/base-map/conflict-type.ts'
import type { SourceKind } from '#core/base-map/source-kind.ts'
import { townName } from '#core/vocabulary/district.ts'
import { Icon } from '#ui/icon.tsx'
import { instantText } from '#ui/instant.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { labelOf } from '../field-words.ts'
import { choiceLabel, proposalText } from './conflict-reason.ts'
import { ConflictRecords } from './conflict-records.tsx'

/** A decision as it stands, taken here a moment ago or read from the server. */
export type Decided = NonNullable<BaseConflict['decided']> | { readonly choice: string; readonly isOwn: true }

export interface BaseConflictCardProps {
  readonly kind: SourceKind
  readonly conflict: BaseConflict
  readonly decided: Decided | null
  readonly mayDecide: boolean
  /** Rejects when it was refused; null takes the decision back. */
  readonly onDecide: (choice: string | null) => Promise<void>
}

/** One conflict: what contradicts, what is proposed and why, and the decision. */
export function BaseConflictCard({ kind, conflict, decided, mayDecide, onDecide }: BaseConflictCardProps) {
  const { id, field, type, parcelCode, parcelName, townCode, choices, proposed } = conflict
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [answers, setAnswers] = useState(0)
  const outcome = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (answers > 0) outcome.current?.focus()
  }, [answers])
  const decide = async (choice: string | null): Promise<void> => {
    if (busy !== null) return
    setBusy(choice ?? '')
    setFailure(null)
    try {
      await onDecide(choice)
      setAnswers(answers + 1)
    } catch (error) {
      setFailure(error)
    }
    setBusy(null)
  }
  const town = townCode === null ? null : (townName(townCode) ?? townCode)
  const place = [parcelCode, parcelName, town].filter((part) => part !== null).join(' · ')
  return (
    <article class="card card-body conflict stack-s" aria-labelledby={`base-conflict-${id}`}>
      <header class="conflict-head">
        <h2 id={`base-conflict-${id}`}>{field === null ? conflictTypeNames[type] : labelOf(kind, field)}</h2>
        {field !== null && <span class="badge">{conflictTypeNames[type]}</span>}
        <StateBadge isDecided={decided !== null} isNeeded={proposed === null} />
        {place !== '' && <p class="conflict-place">{place}</p>}
      </header>
      <ConflictRecords kind={kind} conflict={conflict} />
      {failure !== null && <FailureNotice failure={failure} />}
      <p class={decided === null ? 'sub' : 'settlement'} tabIndex={-1} ref={outcome}>
        {decided === null ? (
          proposalText(kind, conflict)
        ) : (
          <>
            <Icon name="done" class="is-done" />
            <DecidedText label={choiceLabel(kind, conflict, decided.choice)} decided={decided} />
            {mayDecide && (
              <button type="button" class="link" onClick={() => void decide(null)}>
                撤回
                <span class="vh">{`${labelOf(kind, field ?? '')} ${parcelCode ?? ''} 的处理`}</span>
              </button>
            )}
          </>
        )}
      </p>
      {mayDecide && decided === null && (
        <div class="row no-print">
          {choices.map(({ choice }) => (
            <button
              key={choice}
              type="button"
              class={busy === choice ? 'btn base-choice is-busy' : 'btn base-choice'}
              aria-busy={busy === choice}
              onClick={() => void decide(choice)}
            >
              {choiceLabel(kind, conflict, choice)}
              {choice === proposed && <span class="badge badge-brand">建议</span>}
            </button>
          ))}
        </div>
      )}
    </article>
  )
}

function StateBadge({ isDecided, isNeeded }: { readonly isDecided: boolean; readonly isNeeded: boolean }) {
  if (isDecided) return <span class="badge badge-ok">已处理</span>
  return isNeeded ? <span class="badge badge-warn">须处理</span> : <span class="badge badge-dash">按建议</span>
}

function DecidedText({ label, decided }: { readonly label: string; readonly decided: Decided }) {
  const { today } = useSession()
  const by = 'isOwn' in decided ? '您刚才' : `${decided.by} ${instantText(decided.at, today)}`
  return <span>{`${by}：${label}`}</span>
}
