import { useState } from 'preact/hooks'
import type { BaseImport } from '#core/api/base-map-shapes.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import type { Column } from '#ui/table/column.ts'
import { Choice } from '../../list/choice.tsx'
import { CountedList } from '../../list/counted-list.tsx'
import { useCountedRows } from '../../list/counted-rows.ts'
import { useSession } from '../../session/session.ts'

type Fault = AnswerOf<'baseFaults'>['items'][number]

const effects = ['refused', 'left-out', 'note'] as const
type Effect = (typeof effects)[number]

const effectNames: Readonly<Record<Effect, string>> = {
  refused: '整条不予导入',
  'left-out': '该值未采用',
  note: '已采用，请核对',
}
const effectLooks: Readonly<Record<Effect, string>> = {
  refused: 'badge badge-err',
  'left-out': 'badge badge-warn',
  note: 'badge badge-info',
}

const columns: readonly Column<Fault>[] = [
  { key: 'row', title: '行', align: 'end', width: 72, cell: ({ row }) => String(row) },
  { key: 'effect', title: '结果', width: 124, cell: ({ effect }) => <EffectBadge effect={effect} /> },
  { key: 'column', title: '列', width: 140, cell: ({ column }) => column ?? <span class="is-blank">整条</span> },
  {
    key: 'value',
    title: '文件中的值',
    width: 180,
    cell: ({ value }) => (value === null ? <span class="is-blank">空白</span> : <span title={value}>{value}</span>),
  },
  {
    key: 'message',
    title: '原因',
    width: 280,
    grows: true,
    cell: ({ message }) => <span title={message}>{message}</span>,
  },
  { key: 'sheet', title: '工作表', width: 120, cell: ({ sheet }) => sheet ?? <span class="is-blank">无</span> },
]

function EffectBadge({ effect }: { readonly effect: Effect }) {
  return <span class={effectLooks[effect]}>{effectNames[effect]}</span>
}

/** 读取问题: every value that was not read and every record that is not taken, where it stands and why. */
export function FaultsTab({ present }: { readonly present: BaseImport }) {
  const { call } = useSession()
  const { id, comparison } = present
  const [effect, setEffect] = useState<Effect | null>(null)
  const rows = useCountedRows(`${id} ${comparison} ${effect ?? ''}`, (cursor, signal) => {
    const query = { ...(effect === null ? {} : { effect }), limit: 200, cursor }
    return call('baseFaults', { params: { id }, query }, signal)
  })
  return (
    <>
      <p class="sub">按文件中的行列出；在原文件中改正后可以重新上传。“下载问题和差异”得到同样内容的工作簿。</p>
      <div class="list-tools no-print">
        <Choice
          label="结果"
          value={effect ?? ''}
          choices={effects.map((each) => [each, effectNames[each]])}
          onValue={(value) => setEffect(effects.find((each) => each === value) ?? null)}
        />
      </div>
      <CountedList
        {...rows}
        label="读取问题"
        unit="处"
        columns={columns}
        keyOf={({ number }) => String(number)}
        empty={
          comparison === 0
            ? '核对各列对应并比对之后，读取问题列在这里。'
            : effect === null
              ? '没有读取问题，每一行每一列都读出来了。'
              : '没有这一类问题。'
        }
      />
    </>
  )
}
