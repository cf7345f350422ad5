import { useState } from 'preact/hooks'
import { count } from '#ui/number.ts'
import type { OpenConflict } from '../storage/stored.ts'
import type { Choice } from '../sync/choose.ts'
import { ConflictChooser } from './conflict-chooser.tsx'

export interface ConflictCardProps {
  readonly conflicts: readonly OpenConflict[]
  /** Who is signed in. */
  readonly mineBy: string
  readonly onChoose: (conflicts: readonly OpenConflict[], choice: Choice) => void
  /** To the cell. */
  readonly onGo: (conflict: OpenConflict) => void
}

const many = 10

/** One field at a time: the value before, mine and theirs; nothing chosen beforehand, and both stay on record. */
export function ConflictCard({ conflicts, mineBy, onChoose, onGo }: ConflictCardProps) {
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
      <ConflictChooser
        key={`${conflict.key}/${conflict.field}`}
        conflict={conflict}
        mineBy={mineBy}
        onChoose={(choice) => onChoose([conflict], choice)}
        onGo={() => onGo(conflict)}
        onLater={() => setIndex((at + 1) % conflicts.length)}
      />
      {alike.length > many && (
        <AllAlike key={conflict.field} number={alike.length} onChoose={(choice) => onChoose(alike, choice)} />
      )}
    </section>
  )
}

const names: Readonly<Record<Choice, string>> = { mine: '我的', theirs: '对方的' }

/** One choice for every conflict of the field, after a second press that says how many. */
function AllAlike({ number, onChoose }: { number: number; onChoose: (choice: Choice) => void }) {
  const [asked, setAsked] = useState<Choice | null>(null)
  if (asked === null) {
    return (
      <div class="card-part conflict-all">
        <p class="sub">{`同一字段共 ${count(number)} 项冲突：`}</p>
        {(['mine', 'theirs'] as const).map((choice) => (
          <button key={choice} type="button" class="btn btn-s" onClick={() => setAsked(choice)}>
            {`全部采用${names[choice]}`}
          </button>
        ))}
      </div>
    )
  }
  return (
    <div class="card-part conflict-all" role="alert">
      <p>{`${count(number)} 项都采用“${names[asked]}”，两个值都会保留在修改记录中。`}</p>
      <button type="button" class="btn btn-s" onClick={() => onChoose(asked)}>
        {`采用 ${count(number)} 项`}
      </button>
      <button type="button" class="link" onClick={() => setAsked(null)}>
        取消
      </button>
    </div>
  )
}
