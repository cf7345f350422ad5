import { useState } from 'preact/hooks'
import type { ReceiverLine } from '#core/api/progress-shapes.ts'
import type { RemindedStage } from '#core/progress/reminder.ts'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { uuid } from '#ui/uuid.ts'
import { useOneAct } from '../../act/use-act.ts'
import { tellChanged } from '../../data/changed.ts'
import { mayAsk } from '../../frame/entries.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'

export interface RemindFormProps {
  readonly cycle: string
  readonly stage: RemindedStage
  readonly text: string
  readonly receivers: readonly ReceiverLine[]
  readonly onDone: () => void
  readonly onLetters: (batch: string) => void
}

const shortest = 5
const longest = 500

/** The text, and how it goes out: within the system, or as numbered letters besides. */
export function RemindForm({ cycle, stage, text: preset, receivers, onDone, onLetters }: RemindFormProps) {
  const { call, account } = useSession()
  const act = useOneAct()
  const [text, setText] = useState(preset)
  const [fault, setFault] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const send = async (channel: 'system' | 'letter'): Promise<void> => {
    setSaid(null)
    const problem = faultOf(text, receivers.length)
    setFault(problem)
    if (problem !== null) return
    const chosen = receivers.map(({ kind, code }) => ({ kind, code }))
    const body = { cycle, stage, receivers: chosen, text: text.trim() }
    const isDone = await act.run(async () => {
      if (channel === 'system') {
        const { reminded, refused } = await call('remind', { body })
        setSaid(`已催办 ${count(reminded)} 个对象${leftText(refused.length)}，对方登录后可见，直到办完。`)
      } else {
        const batch = uuid()
        const { items, refused } = await call('issueLetters', { body: { ...body, batch } })
        const numbers = [items[0]?.number, items.at(-1)?.number].filter((number) => number !== undefined)
        setSaid(
          `已出具 ${count(items.length)} 份催办函（${[...new Set(numbers)].join(' 至 ')}）${leftText(refused.length)}。`,
        )
        if (items.length > 0) onLetters(batch)
      }
    })
    tellChanged('receivers', 'reminders', 'letters')
    if (isDone) onDone()
  }
  return (
    <section class="card card-body stack" aria-label="催办">
      <LabelledArea
        label={`催办内容（${shortest}–${longest} 字，书面的印在函上）`}
        rows={3}
        maxLength={longest}
        value={text}
        onValue={setText}
      />
      {fault !== null && (
        <p class="field-error" role="alert">
          {fault}
        </p>
      )}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      <div class="row">
        <button
          type="button"
          class={act.isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'}
          aria-busy={act.isBusy}
          onClick={() => void send('system')}
        >
          {`系统催办${receivers.length === 0 ? '' : ` ${count(receivers.length)} 个`}`}
        </button>
        {mayAsk('issueLetters', account.role) && (
          <button type="button" class="btn" onClick={() => void send('letter')}>
            <Icon name="file" />
            出具催办函
          </button>
        )}
        <span class="cap" role="status">
          {said ?? ''}
        </span>
      </div>
    </section>
  )
}

function faultOf(text: string, receivers: number): string | null {
  if (receivers === 0) return '没有选催办对象。请在下面勾选。'
  const length = [...text.trim()].length
  return length < shortest ? `催办内容共 ${length} 字，至少 ${shortest} 字。请写明要办什么。` : null
}

function leftText(refused: number): string {
  return refused === 0 ? '' : `，${count(refused)} 个已办完，没有催办`
}
