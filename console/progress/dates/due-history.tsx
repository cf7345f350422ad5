import { useState } from 'preact/hooks'
import type { DueAct } from '#core/api/progress-shapes.ts'
import { dueStageNames } from '#core/progress/stage.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import { tellChanged } from '../../data/changed.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { ListCard } from '../../list/list-card.tsx'
import { useSession } from '../../session/session.ts'
import { dueReason } from './change-card.tsx'

const kinds = {
  set: ['badge badge-brand', '设定'],
  extended: ['badge badge-info', '延长'],
  reversed: ['badge', '撤销'],
} as const

/** 变更记录: who changed which date from what to what, when and why; the last of each can be taken back. */
export function DueHistory({ cycle }: { readonly cycle: string }) {
  const { account } = useSession()
  const mayReverse = mayAsk('reverseDueDates', account.role)
  const { value, failure, askAgain } = useAnswer('dueActs', { query: { cycle } })
  const [chosen, setChosen] = useState<number | null>(null)
  return (
    <>
      <h2 class="progress-heading">变更记录</h2>
      {chosen !== null && <ReverseForm number={chosen} onEnd={() => setChosen(null)} />}
      <ListCard
        label="时限变更记录"
        heads={['时间', '变更', '内容', '理由']}
        lines={value?.items ?? null}
        failure={failure}
        onRetry={askAgain}
        row={(act: DueAct) => (
          <ActLine
            key={act.number}
            act={act}
            onReverse={mayReverse && act.kind !== 'reversed' && act.reversedBy === null ? setChosen : null}
          />
        )}
        emptyTitle={`${cycle}年度还没有设定时限`}
        emptyText="时限由区专班设定，设定、延长和撤销都列在这里。"
      />
    </>
  )
}

const linesShown = 6

function ActLine({ act, onReverse }: { act: DueAct; onReverse: ((number: number) => void) | null }) {
  const { number, kind, reason, by, at, reverses, reversedBy, changes, lines } = act
  const [look, word] = kinds[kind]
  return (
    <tr>
      <th scope="row">
        {instantInTable(at)}
        <span class="cap progress-below">{by}</span>
      </th>
      <td>
        <span class={look}>{word}</span>
        <span class="cap progress-below">
          {reverses === null ? `第 ${number} 次` : `撤销第 ${reverses} 次`}
          {reversedBy === null ? '' : '，已撤销'}
        </span>
      </td>
      <td class="progress-wrap">
        {lines.slice(0, linesShown).map(({ stage, code, name, before, after }) => (
          <span key={`${stage} ${code}`} class="progress-below">
            {`${dueStageNames[stage]} ${name}：${dateText(code, before)} → ${dateText(code, after)}`}
          </span>
        ))}
        {changes > linesShown && <span class="cap">{`共 ${count(changes)} 项`}</span>}
      </td>
      <td class="progress-wrap">{reason}</td>
      <td>
        {onReverse !== null && (
          <button type="button" class="btn btn-s" onClick={() => onReverse(number)}>
            撤销
            <span class="vh">{`第 ${number} 次变更`}</span>
          </button>
        )}
      </td>
    </tr>
  )
}

/** Whoever has no date of their own goes by everybody's. */
function dateText(code: string, day: string | null): string {
  return day ?? (code === '' ? '未定' : '随全体')
}

function ReverseForm({ number, onEnd }: { readonly number: number; readonly onEnd: () => void }) {
  const { call } = useSession()
  const act = useOneAct()
  const run = async (reason: string): Promise<void> => {
    const request = { params: { number }, body: { reason } }
    const isDone = await act.run(async () => void (await call('reverseDueDates', request)))
    tellChanged('progress', 'dueActs', 'receivers', 'ownReminders', 'parcels')
    if (isDone) onEnd()
  }
  return (
    <section class="batch-bar" aria-label="撤销时限变更">
      <ActForm
        act={`撤销第 ${number} 次变更`}
        consequence="各项时限恢复为这次变更之前的日期，撤销本身也留下记录。"
        reason={dueReason}
        isBusy={act.isBusy}
        failure={act.failure}
        onRun={(reason) => void run(reason)}
        onCancel={onEnd}
      />
    </section>
  )
}
