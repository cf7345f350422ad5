import { useState } from 'preact/hooks'
import type { DepartmentList, ListLine } from '#core/api/department-data-shapes.ts'
import { lineStateNames, lineStates } from '#core/department-data/import-state.ts'
import { count } from '#ui/number.ts'
import { Choice } from '../../list/choice.tsx'
import { CountedList } from '../../list/counted-list.tsx'
import { useCountedRows } from '../../list/counted-rows.ts'
import { readRows } from '../../list/read-rows.ts'
import { useQueryFilter } from '../../list/use-query-filter.ts'
import { useSession } from '../../session/session.ts'
import { lineColumns } from './line-columns.tsx'
import { LineDetail } from './line-detail.tsx'

const onlies = [
  ['beyond', '差异超出容差'],
  ['faults', '有未采用的值'],
  ['not-written', '应用时未写入'],
] as const

export interface ListLinesProps {
  readonly list: DepartmentList
  readonly onList: (list: DepartmentList) => void
}

/** Every line of the file with what it means and why it is not written; one of them in full beside the list. */
export function ListLines({ list, onList }: ListLinesProps) {
  const { call } = useSession()
  const { of, set } = useQueryFilter(['state', 'only', 'q'])
  const [round, setRound] = useState(0)
  const [opened, setOpened] = useState<ListLine | null>(null)
  const { id, counts } = list
  const state = lineStates.find((each) => each === of('state'))
  const only = onlies.map(([key]) => key).find((each) => each === of('only'))
  const q = of('q').trim()
  const filter = {
    ...(state === undefined ? {} : { state }),
    ...(only === undefined ? {} : { only }),
    ...(q === '' ? {} : { q }),
  }
  const rows = useCountedRows(`${id} ${round} ${list.state} ${JSON.stringify(filter)}`, (cursor, signal) =>
    call('departmentListLines', { params: { id }, query: { ...filter, limit: 200, cursor } }, signal),
  )
  const isNarrowed = Object.keys(filter).length > 0
  return (
    <>
      <div class="list-tools no-print">
        <Choice
          label="结果"
          value={state ?? ''}
          choices={lineStates.map((each) => [each, `${lineStateNames[each]} ${count(counts.lines[each] ?? 0)}`])}
          onValue={(value) => set('state', value)}
        />
        <Choice label="只看" value={only ?? ''} choices={onlies} onValue={(value) => set('only', value)} />
        <input
          class="input"
          type="search"
          aria-label="编码、信用代码或名称"
          placeholder="编码、信用代码或名称"
          value={q}
          onChange={({ currentTarget }) => set('q', currentTarget.value)}
        />
      </div>
      <div class={opened === null ? 'base-split' : 'base-split is-open'}>
        <CountedList
          {...rows}
          label="名单各行"
          unit="行"
          columns={lineColumns(readRows(rows.source) ?? [])}
          keyOf={({ number }) => String(number)}
          onOpen={setOpened}
          empty={isNarrowed ? '没有符合条件的行。' : '文件中没有可读的行。'}
        />
        {opened !== null && (
          <LineDetail
            key={`${opened.number} ${round}`}
            list={list}
            line={opened}
            onClose={() => setOpened(null)}
            onChosen={(next) => {
              onList(next)
              setRound(round + 1)
              setOpened(null)
            }}
          />
        )}
      </div>
    </>
  )
}
