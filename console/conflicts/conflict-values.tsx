import type { ComponentChildren } from 'preact'
import type { LedgerConflict } from '#core/api/conflicts.ts'
import type { CellValue } from '#core/form/field.ts'
import { layerNames } from '#core/record/layer.ts'
import { Icon } from '#ui/icon.tsx'
import { instantText } from '#ui/instant.ts'
import { fieldOf } from '../notice/field-words.ts'
import { useSession } from '../session/session.ts'
import { isFigure, valueText } from './conflict-words.ts'

/** Who gave a value, when, from which device. */
function useOrigin(): (by: string, at: string, device: string | undefined) => string {
  const { today } = useSession()
  return (by, at, device) => [by, instantText(at, today), device].filter(Boolean).join('　')
}

/** A choice of the fieldset, or nothing to choose. */
export interface Pick {
  readonly name: string
  readonly chosen: 'mine' | 'theirs' | null
  readonly onChoose: (choice: 'mine' | 'theirs') => void
}

export interface ConflictValuesProps {
  readonly conflict: LedgerConflict
  /** Null: they are only shown. */
  readonly pick: Pick | null
}

/** 原值, 我的, 对方的 and 现值 below each other, figures flush right. */
export function ConflictValues({ conflict, pick }: ConflictValuesProps) {
  const origin = useOrigin()
  const { base, mine, theirs, current, settlement } = conflict
  const decided = pick === null ? settlement?.choice : undefined
  const option = (choice: 'mine' | 'theirs', name: string, value: CellValue | null, from: string) => {
    const isMarked = pick?.chosen === choice || decided === choice
    const line = <Line conflict={conflict} name={name} value={value} from={from} isDecided={decided === choice} />
    if (pick === null) return <div class={isMarked ? 'conflict-line is-chosen' : 'conflict-line'}>{line}</div>
    return (
      <label class={isMarked ? 'conflict-line is-chosen' : 'conflict-line'}>
        <input type="radio" name={pick.name} checked={pick.chosen === choice} onChange={() => pick.onChoose(choice)} />
        {line}
      </label>
    )
  }
  return (
    <>
      <div class="conflict-line">
        <Line conflict={conflict} name="原值" value={base} from="改动之前" />
      </div>
      {option('mine', '我的', mine, origin(conflict.mineBy, conflict.mineAt, conflict.mineDevice))}
      {option('theirs', '对方的', theirs, origin(conflict.theirsBy, conflict.theirsAt, conflict.theirsDevice))}
      <div class="conflict-line">
        <Line conflict={conflict} name="现值" value={current} from={`${layerNames[conflict.layer]}现在的值`} />
      </div>
    </>
  )
}

interface LineProps {
  readonly conflict: LedgerConflict
  readonly name: string
  readonly value: CellValue | null
  readonly from: string
  readonly isDecided?: boolean
}

function Line({ conflict, name, value, from, isDecided = false }: LineProps): ComponentChildren {
  const field = fieldOf(conflict.form, conflict.field)
  const looks = ['conflict-value', value === null && 'sub', isFigure(field) && 'num']
  return (
    <>
      <b class="conflict-name">
        {name}
        {isDecided && <Icon name="done" label="已采用" />}
      </b>
      <span class={looks.filter(Boolean).join(' ')}>{valueText(field, value)}</span>
      <span class="conflict-from cap">{from}</span>
    </>
  )
}
