import type { EvaluationBody } from '#core/api/evaluations.ts'
import { towns } from '#core/vocabulary/district.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { count } from '#ui/number.ts'
import { Table } from '#ui/table/table.tsx'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { Tabs } from '../frame/tabs.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { ListSearch } from '../parcels/list-search.tsx'
import { navigate, usePlace } from '../route/place.ts'
import { parcelPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { resultColumns } from './result-columns.tsx'
import {
  hows,
  listName,
  parseResultView,
  type ResultList,
  type ResultView,
  resultFilter,
  resultLists,
  resultQuery,
} from './result-view.ts'

const pageSize = 200
const howLabels = { ranked: '按名次', direct: '直接判定', exempt: '暂不评价' } as const

/** 名单 A B C D: the parcels of a class with filters, page after page. */
export function ResultLists({ evaluation }: { readonly evaluation: EvaluationBody }) {
  const { path, query } = usePlace()
  const view = parseResultView(query)
  const setView = (next: ResultView): void => {
    const text = resultQuery(next)
    navigate(text === '' ? path : `${path}?${text}`, { replace: true })
  }
  return (
    <section class="stack-s" aria-labelledby="lists">
      <h2 id="lists">名单</h2>
      <Tabs
        label="名单"
        chosen={view.list}
        onChoose={(list) => setView({ ...view, list })}
        tabs={resultLists.map((key) => ({
          key,
          label: listName(key),
          beside: <span class="cap">{`${count(sizeOf(evaluation, key))} 宗`}</span>,
        }))}
      >
        <Filters view={view} onView={setView} />
        <Rows evaluation={evaluation} view={view} />
      </Tabs>
    </section>
  )
}

function sizeOf({ classes, counts }: EvaluationBody, list: ResultList): number {
  if (list === 'none') return (counts?.exempt ?? 0) + (counts?.incomplete ?? 0)
  return classes?.[list] ?? 0
}

interface FiltersProps {
  readonly view: ResultView
  readonly onView: (view: ResultView) => void
}

function Filters({ view, onView }: FiltersProps) {
  const isFiltered = view.town !== null || view.land !== null || view.how !== null || view.q !== ''
  return (
    <div class="list-tools no-print">
      <ListSearch value={view.q} onValue={(q) => onView({ ...view, q })} />
      <Choice
        label="街镇/园区"
        value={view.town}
        choices={towns.map((town) => [town.code, town.name])}
        onValue={(town) => onView({ ...view, town })}
      />
      <Choice
        label="用地类别"
        value={view.land}
        choices={landClasses.map((land) => [land, land])}
        onValue={(land) => onView({ ...view, land: landClasses.find((one) => one === land) ?? null })}
      />
      <Choice
        label="由来"
        value={view.how}
        choices={hows.map((how) => [how, howLabels[how]])}
        onValue={(how) => onView({ ...view, how: hows.find((one) => one === how) ?? null })}
      />
      {isFiltered && (
        <button
          type="button"
          class="link"
          onClick={() => onView({ list: view.list, town: null, land: null, how: null, q: '' })}
        >
          清除筛选
        </button>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string | null
  readonly choices: readonly (readonly [value: string, name: string])[]
  readonly onValue: (value: string | null) => void
}

function Choice({ label, value, choices, onValue }: ChoiceProps) {
  return (
    <select
      class="select"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onValue(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    >
      <option value="">{`${label}：全部`}</option>
      {choices.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  )
}

function Rows({ evaluation, view }: { readonly evaluation: EvaluationBody; readonly view: ResultView }) {
  const { call } = useSession()
  const filter = resultFilter(view)
  const { id, cycle, mode } = evaluation
  const source = useCursorRows({
    question: JSON.stringify(filter),
    ask: (cursor, signal) => call('results', { params: { id }, query: { ...filter, limit: pageSize, cursor } }, signal),
  })
  const addressOf = (row: { readonly parcelCode: string }): string => `${parcelPath(cycle, row.parcelCode)}?tab=score`
  return (
    <>
      {source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      <div class="card list-card result-card">
        <Table
          label={`${listName(view.list)}名单`}
          columns={resultColumns(addressOf, mode === 'formal')}
          source={source}
          keyOf={(row) => row.parcelCode}
          rowHeight={32}
          onOpen={(row) => navigate(addressOf(row))}
          empty={
            source.total === null ? (
              <span class="skeleton" role="status" aria-label="正在读取名单" />
            ) : (
              <p class="empty">没有符合条件的地块。</p>
            )
          }
        />
        {source.total !== null && source.total > 0 && (
          <p class="list-foot cap no-print">
            {source.isTotalKnown
              ? `共 ${count(source.total)} 宗`
              : `已读取 ${count(source.total)} 宗，向下滚动继续读取`}
          </p>
        )}
      </div>
    </>
  )
}
