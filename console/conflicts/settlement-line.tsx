import type { RefObject } from 'preact'
import type { LedgerConflict } from '#core/api/conflicts.ts'
import { Icon } from '#ui/icon.tsx'
import { instantText } from '#ui/instant.ts'
import { fieldOf } from '../notice/field-words.ts'
import { useSession } from '../session/session.ts'
import { choiceNames, valueText } from './conflict-words.ts'

export interface SettlementLineProps {
  readonly conflict: LedgerConflict
  readonly settlement: NonNullable<LedgerConflict['settlement']>
  /** Takes the focus when the decision was just taken. */
  readonly outcome: RefObject<HTMLParagraphElement | null> | null
  /** Absent: the reader may not decide again. */
  readonly onAgain?: () => void
}

/** Who chose what, when and why; every decision stays on record, so it may be taken again. */
export function SettlementLine({ conflict, settlement, outcome, onAgain }: SettlementLineProps) {
  const { today } = useSession()
  const { choice, value, by, at, reason, replacedBy } = settlement
  const what =
    replacedBy === undefined
      ? `${choiceNames[choice]}：${valueText(fieldOf(conflict.form, conflict.field), value, true)}`
      : '又改了同一项，由后来的一项冲突代替'
  return (
    <p class="settlement" tabIndex={-1} ref={outcome}>
      <Icon name="done" class="is-done" />
      <span>
        {`${by} ${instantText(at, today)} ${what}`}
        {reason !== null && <span class="sub">{`。说明：${reason}`}</span>}
      </span>
      {onAgain !== undefined && replacedBy === undefined && (
        <button type="button" class="link" onClick={onAgain}>
          改选
        </button>
      )}
    </p>
  )
}
