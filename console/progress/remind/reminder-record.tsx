import type { ReminderLine } from '#core/api/progress-shapes.ts'
import { outstandingText, receiverKindNames, reminderChannelNames } from '#core/progress/reminder.ts'
import { dueStageNames } from '#core/progress/stage.ts'
import { instantInTable } from '#ui/instant.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { useChanged } from '../../data/changed.ts'
import { ListCard } from '../../list/list-card.tsx'
import { MoreRows } from '../../list/more-rows.tsx'
import { readRows } from '../../list/read-rows.ts'
import { useSession } from '../../session/session.ts'

const pageSize = 50

/** 催办记录: who was told what, when, by whom and how. */
export function ReminderRecord({ cycle }: { readonly cycle: string }) {
  const { call } = useSession()
  const source = useCursorRows({
    question: cycle,
    ask: (cursor, signal) => call('reminders', { query: { cycle, limit: pageSize, cursor } }, signal),
  })
  useChanged('reminders', source.askAgain)
  return (
    <>
      <h2 class="progress-heading">催办记录</h2>
      <ListCard
        label="催办记录"
        heads={['时间', '对象', '环节', '方式', '内容']}
        lines={readRows(source)}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(line: ReminderLine) => <ReminderRow key={line.number} line={line} />}
        emptyTitle="还没有催办过"
        emptyText="每次催办一条，写明对象、内容、时间和当时的未完成数。"
      />
      <MoreRows source={source} unit="条" of={null} />
    </>
  )
}

function ReminderRow({ line }: { readonly line: ReminderLine }) {
  const { at, by, kind, name, stage, channel, letter, text, outstanding } = line
  return (
    <tr>
      <th scope="row">
        {instantInTable(at)}
        <span class="cap progress-below">{by}</span>
      </th>
      <td class="progress-wrap">
        {name}
        <span class="cap progress-below">{receiverKindNames[kind]}</span>
      </td>
      <td>
        {dueStageNames[stage]}
        <span class="cap progress-below">{outstandingText(stage, outstanding)}</span>
      </td>
      <td>
        {reminderChannelNames[channel]}
        {letter !== null && <span class="cap progress-below">{letter}</span>}
      </td>
      <td class="progress-wrap">{text}</td>
      <td />
    </tr>
  )
}
