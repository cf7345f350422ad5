import { useState } from 'preact/hooks'
import type { ReceiverLine } from '#core/api/progress-shapes.ts'
import { outstandingText, type RemindedStage, receiverKindNames } from '#core/progress/reminder.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { mayAsk } from '../../frame/entries.ts'
import { useSession } from '../../session/session.ts'
import { DueCell } from '../due-cell.tsx'
import { RemindForm } from './remind-form.tsx'

export interface ReceiverListProps {
  readonly cycle: string
  readonly stage: RemindedStage
  readonly receivers: readonly ReceiverLine[]
  readonly text: string
  /** Letters were issued under that id. */
  readonly onLetters: (batch: string) => void
}

const listed = 500

function keyOf({ kind, code }: Pick<ReceiverLine, 'kind' | 'code'>): string {
  return `${kind}/${code}`
}

/** Who is behind, to be chosen and reminded. */
export function ReceiverList({ cycle, stage, receivers, text, onLetters }: ReceiverListProps) {
  const { account } = useSession()
  const mayRemind = mayAsk('remind', account.role)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const shown = receivers.slice(0, listed)
  const isAll = shown.length > 0 && shown.every((one) => chosen.has(keyOf(one)))
  const toggle = (key: string): void => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  if (receivers.length === 0) {
    return (
      <div class="card">
        <div class="empty">
          <h2>没有要催办的</h2>
          <p>这个环节都已完成，或还没有受邀的企业；有未完成的会列在这里。</p>
        </div>
      </div>
    )
  }
  return (
    <>
      {mayRemind && (
        <RemindForm
          cycle={cycle}
          stage={stage}
          text={text}
          receivers={shown.filter((one) => chosen.has(keyOf(one)))}
          onDone={() => setChosen(new Set())}
          onLetters={onLetters}
        />
      )}
      <section class="card field-scroll progress-list" aria-label="催办对象">
        <table class="table plain-table">
          <thead>
            <tr>
              {mayRemind && (
                <th scope="col">
                  <input
                    type="checkbox"
                    aria-label="全选"
                    checked={isAll}
                    onChange={() => setChosen(new Set(isAll ? [] : shown.map(keyOf)))}
                  />
                </th>
              )}
              {['对象', '类别', '未完成', '时限', '已催办'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={keyOf(one)}>
                {mayRemind && (
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`选择 ${one.name}`}
                      checked={chosen.has(keyOf(one))}
                      onChange={() => toggle(keyOf(one))}
                    />
                  </td>
                )}
                <ReceiverCells receiver={one} stage={stage} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {receivers.length > listed && (
        <p class="cap">{`共 ${count(receivers.length)} 个，列出未完成最多的 ${count(listed)} 个。`}</p>
      )}
    </>
  )
}

function ReceiverCells({ receiver, stage }: { readonly receiver: ReceiverLine; readonly stage: RemindedStage }) {
  const { kind, name, code, townCode, outstanding, due, reminders, lastAt } = receiver
  const below =
    kind === 'enterprise' ? [name === code ? null : code, townCode === null ? null : townName(townCode)] : []
  return (
    <>
      <th scope="row" class="progress-wrap">
        {name}
        <span class="cap progress-below">{below.filter((part) => part !== null).join(' ')}</span>
      </th>
      <td>{receiverKindNames[kind]}</td>
      <td>{outstandingText(stage, outstanding)}</td>
      <td>{due === null ? <span class="sub">未定</span> : <DueCell due={due} />}</td>
      <td>
        {reminders === 0 ? <span class="sub">未催办</span> : `${count(reminders)} 次`}
        {lastAt !== null && <span class="cap progress-below">{instantInTable(lastAt)}</span>}
      </td>
    </>
  )
}
