import { useState } from 'preact/hooks'
import type { CellValue, Field } from '#core/form/field.ts'
import { headingOf } from '#core/form/form.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { formById } from '#core/forms/catalogue.ts'
import { exact, subtract, toNumber } from '#core/vocabulary/exact.ts'
import { instantText } from '#ui/instant.ts'
import { today } from '../base/clock.ts'
import type { OpenConflict } from '../storage/stored.ts'
import type { Choice } from '../sync/choose.ts'

export interface ConflictChooserProps {
  readonly conflict: OpenConflict
  readonly mineBy: string
  readonly onChoose: (choice: Choice) => void
  readonly onGo: () => void
  readonly onLater: () => void
}

/** 原值, 我的 and 对方的 of one field; the button names what is chosen. */
export function ConflictChooser({ conflict, mineBy, onChoose, onGo, onLater }: ConflictChooserProps) {
  const [choice, setChoice] = useState<Choice | null>(null)
  const [asked, setAsked] = useState(false)
  const field = formById(conflict.form).fields[conflict.field]
  const text = (value: CellValue | null): string => (field === undefined ? '' : formatWithUnit(field, value))
  const [, parcelCode, uscc] = conflict.key.split('/')
  const label = choice === null ? '采用所选' : choice === 'mine' ? '采用“我的”' : '采用“对方的”'
  const difference = field === undefined ? null : differenceText(field, conflict)
  return (
    <div class="card-part conflict-body">
      <p class="conflict-head">
        <span>
          <span class="sub">{`${[parcelCode, uscc].filter((part) => part !== undefined).join(' ')} · `}</span>
          <b>{field === undefined ? conflict.field : headingOf(field)}</b>
        </span>
        <button type="button" class="link" onClick={onGo}>
          定位
        </button>
      </p>
      <div class="conflict-value is-base">
        <span>原值</span>
        <span class="num">{text(conflict.base)}</span>
      </div>
      <fieldset class="conflict-options" aria-label="采用哪个值">
        <Option
          name="我的"
          note={mineBy}
          value={text(conflict.mine)}
          picked={choice === 'mine'}
          onPick={() => setChoice('mine')}
        />
        <Option
          name="对方的"
          note={[conflict.theirsBy, conflict.theirsDevice, instantText(conflict.theirsAt, today())]
            .filter(Boolean)
            .join('　')}
          value={text(conflict.theirs)}
          picked={choice === 'theirs'}
          onPick={() => setChoice('theirs')}
        />
      </fieldset>
      {difference !== null && <p class="sub num">{`相差 ${difference}`}</p>}
      {asked && choice === null && (
        <p class="field-error" role="alert">
          请先选择采用哪个值。
        </p>
      )}
      <div class="conflict-acts">
        <button
          type="button"
          class="btn btn-fill"
          onClick={() => {
            setAsked(true)
            if (choice !== null) onChoose(choice)
          }}
        >
          {label}
        </button>
        <button type="button" class="btn" onClick={onLater}>
          稍后处理
        </button>
      </div>
      <p class="cap">选择前以对方的值为准。两个值都会保留在修改记录中。</p>
    </div>
  )
}

/** 600.00 m², for two amounts. */
function differenceText(field: Field, { mine, theirs }: OpenConflict): string | null {
  if (typeof mine !== 'number' || typeof theirs !== 'number' || field.kind !== 'decimal') return null
  return formatWithUnit(field, Math.abs(toNumber(subtract(exact(mine), exact(theirs)))))
}

interface OptionProps {
  readonly name: string
  readonly note: string
  readonly value: string
  readonly picked: boolean
  readonly onPick: () => void
}

function Option({ name, note, value, picked, onPick }: OptionProps) {
  return (
    <label class={picked ? 'conflict-value is-picked' : 'conflict-value'}>
      <input type="radio" name="conflict" checked={picked} onChange={onPick} />
      <span class="conflict-name">
        <b>{name}</b>
        {note !== '' && <span class="cap">{note}</span>}
      </span>
      <b class="num">{value}</b>
    </label>
  )
}
