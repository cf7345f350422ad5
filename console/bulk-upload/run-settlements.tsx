import { useState } from 'preact/hooks'
import type { SettledItem, UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { type Settlement, settlementNames, settlements } from '#core/bulk-upload/settlement.ts'
import { count } from '#ui/number.ts'
import type { Column } from '#ui/table/column.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { Choice } from '../list/choice.tsx'
import { CountedList } from '../list/counted-list.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { useSession } from '../session/session.ts'
import { shortName } from './line-columns.tsx'

const looks: Readonly<Record<Settlement, string>> = {
  settled: 'badge badge-ok',
  open: 'badge badge-err',
  absent: 'badge badge-warn',
}

const columns: readonly Column<SettledItem>[] = [
  {
    key: 'state',
    title: '这次',
    width: 150,
    cell: ({ state }) => <span class={looks[state]}>{settlementNames[state]}</span>,
  },
  {
    key: 'key',
    title: '地块编码、信用代码',
    width: 190,
    cell: ({ parcelCode, uscc, name }) => {
      const text = [parcelCode, uscc].filter((part) => part !== null).join(' ') || name || '未填'
      return <span title={text}>{text}</span>
    },
  },
  {
    key: 'item',
    title: '上次的问题',
    width: 260,
    grows: true,
    cell: ({ item }) => {
      const text = `${item.label === '' ? '' : `${item.label}：`}${item.why}`
      return <span title={text}>{text}</span>
    },
  },
  {
    key: 'place',
    title: '上次的文件',
    width: 220,
    cell: ({ fileName, sheet, row }) => {
      const text = `${shortName(fileName)} ${sheet} 第 ${row} 行`
      return <span title={text}>{text}</span>
    },
  },
]

/** What the earlier run told, and whether it is settled. */
export function RunSettlements({ run: { id, files } }: { readonly run: UploadRun }) {
  const { call } = useSession()
  const { of, set } = useQueryFilter(['settled'])
  const [counts, setCounts] = useState<Partial<Record<Settlement, number>>>({})
  const state = settlements.find((each) => each === of('settled'))
  const filter = state === undefined ? {} : { state }
  const source = useCursorRows({
    question: `${id} ${files.taken ?? 0} ${state ?? ''}`,
    ask: async (cursor, signal) => {
      const page = await call(
        'uploadRunSettlements',
        { params: { id }, query: { ...filter, limit: 200, cursor } },
        signal,
      )
      setCounts(page.counts)
      return page
    },
  })
  const shown: readonly Settlement[] = state === undefined ? settlements : [state]
  const amount = shown.reduce((all, each) => all + (counts[each] ?? 0), 0)
  return (
    <>
      <div class="list-tools no-print">
        <Choice
          label="这次"
          value={state ?? ''}
          choices={settlements.map((each) => [each, `${settlementNames[each]} ${count(counts[each] ?? 0)}`])}
          onValue={(value) => set('settled', value)}
        />
      </div>
      <CountedList
        source={source}
        amount={amount}
        label="上次的问题"
        unit="条"
        columns={columns}
        keyOf={({ fileName, row, sheet, item }) => `${fileName} ${sheet} ${row} ${item.code} ${item.field}`}
        empty={state === undefined ? '上次结果里没有要修改的问题。' : '没有这样的问题。'}
      />
    </>
  )
}
