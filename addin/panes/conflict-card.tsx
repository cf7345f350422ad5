import { useState } from 'preact/hooks'
import type { CellValue } from '#core/form/field.ts'
import { headingOf } from '#core/form/form.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { formById } from '#core/forms/catalogue.ts'
import { instantText } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { today } from '../app/clock.ts'
import type { OpenConflict } from '../storage/stored.ts'
import type { Choice } from '../sync/sync.ts'

export interface ConflictCardProps {
  readonly conflicts: readonly OpenConflict[]
  readonly onChoose: (conflicts: readonly OpenConflict[], choice: Choice) => void
}

const many = 10

/** One field at a time: the value before, mine and theirs; nothing chosen beforehand, and both stay on record. */
export function ConflictCard({ conflicts, onChoose }: ConflictCardProps) {
  const [index, setIndex] = useState(0)
  const at = Math.min(index, conflicts.length - 1)
  const conflict = conflicts[at]
  if (conflict === undefined) return null
  const alike = conflicts.filter((one) => one.field === conflict.field && one.form === conflict.form)
  return (
    <section class="card conflict" aria-label="待处理冲突">
      <div class="card-head">
        <h2 class="pane-title">待处理冲突</h2>
        <span class="sub nb">{`第 ${count(at + 1)} / ${count(conflicts.length)} 项`}</span>
      </div>
      <Chooser
        key={`${conflict.key}/${conflict.field}`}
        conflict={conflict}
        onChoose={(choice) => onChoose([conflict], choice)}
        onLater={() => setIndex((at + 1) % conflicts.length)}
      />
      {alike.length > many && (
        <div class="card-part conflict-all">
          <p class="sub">{`同一字段共 ${count(alike.length)} 项冲突：`}</p>
          <button type="button" class="btn btn-s" onClick={() => onChoose(alike, 'mine')}>
            {`${count(alike.length)} 项全部采用我的`}
          </button>
          <button type="button" class="btn btn-s" onClick={() => onChoose(alike, 'theirs')}>
            {`${count(alike.length)} 项全部采用对方的`}
          </button>
        </div>
      )}
    </section>
  )
}

interface ChooserProps {
  readonly conflict: OpenConflict
  readonly onChoose: (choice: Choice) => void
  readonly onLater: () => void
}

function Chooser({ conflict, onChoose, onLater }: ChooserProps) {
  const [choice, setChoice] = useState<Choice | null>(null)
  const [asked, setAsked] = useState(false)
  const field = formById(conflict.form).fields[conflict.field]
  const text = (value: CellValue | null): string => (field === undefined ? '' : formatWithUnit(field, value))
  const [, parcelCode, uscc] = conflict.key.split('/')
  const label = choice === null ? '采用所选' : choice === 'mine' ? '采用“我的”' : '采用“对方的”'
  return (
    <div class="card-part conflict-body">
      <p>
        <span class="sub">{`${[parcelCode, uscc].filter((part) => part !== undefined).join(' ')} · `}</span>
        <b>{field === undefined ? conflict.field : headingOf(field)}</b>
      </p>
      <div class="conflict-value is-base">
        <span>原值</span>
        <span class="num">{text(conflict.base)}</span>
      </div>
      <fieldset class="conflict-options" aria-label="采用哪个值">
        <Option name="我的" value={text(conflict.mine)} picked={choice === 'mine'} onPick={() => setChoice('mine')} />
        <Option
          name="对方的"
          note={`${conflict.theirsBy}　${instantText(conflict.theirsAt, today())}`}
          value={text(conflict.theirs)}
          picked={choice === 'theirs'}
          onPick={() => setChoice('theirs')}
        />
      </fieldset>
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

interface OptionProps {
  readonly name: string
  readonly note?: string
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
        {note !== undefined && <span class="cap">{note}</span>}
      </span>
      <b class="num">{value}</b>
    </label>
  )
}
