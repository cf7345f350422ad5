import { TownChoice } from '../../list/town-choice.tsx'
import '../base-map.css'
import { parcelStates } from '#core/base-map/act-kind.ts'
import { sourceKindNames } from '#core/base-map/source-kind.ts'
import { formatNumber } from '#core/form/format.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import type { Column } from '#ui/table/column.ts'
import { PageHead } from '../../frame/page-head.tsx'
import { useCycle } from '../../frame/use-cycle.ts'
import { Choice } from '../../list/choice.tsx'
import { CountedList } from '../../list/counted-list.tsx'
import { useCountedRows } from '../../list/counted-rows.ts'
import { TypedFilter } from '../../list/typed-filter.tsx'
import { useQueryFilter } from '../../list/use-query-filter.ts'
import { baseParcelsPath } from '../../route/base-map-route.ts'
import { navigate } from '../../route/place.ts'
import { useSession } from '../../session/session.ts'
import { differenceText } from '../area-text.tsx'
import { CodeText } from '../code-text.tsx'
import { BaseMapFamily } from '../family.tsx'
import { baseTabPath } from '../paths.ts'
import { CodeRuleCard } from './code-rule-card.tsx'

type Line = AnswerOf<'baseParcels'>['items'][number]

const stateNames = { active: '在册', retired: '已注销' } as const
const onlyNames = {
  differs: '面积有出入',
  'no-boundary': '没有边界',
  'proposed-code': '拟定编码',
} as const
type Only = keyof typeof onlyNames
const onlys: readonly Only[] = ['differs', 'no-boundary', 'proposed-code']

const columns: readonly Column<Line>[] = [
  { key: 'code', title: '地块编码', width: 172, cell: (line) => <CodeText {...line} /> },
  {
    key: 'state',
    title: '状态',
    width: 80,
    cell: ({ state }) => (state === 'retired' ? <span class="badge">已注销</span> : '在册'),
  },
  {
    key: 'name',
    title: '地块名称/坐落',
    width: 200,
    grows: true,
    cell: ({ parcelName }) => <span title={parcelName ?? ''}>{parcelName ?? <span class="is-blank">未填</span>}</span>,
  },
  {
    key: 'town',
    title: '街镇',
    width: 104,
    cell: ({ townCode }) => (townCode === null ? <span class="is-blank">未填</span> : (townName(townCode) ?? townCode)),
  },
  {
    key: 'class',
    title: '用地类别',
    width: 80,
    cell: ({ landClass }) => landClass ?? <span class="is-blank">未填</span>,
  },
  {
    key: 'area',
    title: '土地面积',
    unit: 'm²',
    align: 'end',
    width: 120,
    cell: ({ landArea }) => (landArea === null ? <span class="is-blank">未填</span> : formatNumber(landArea, 2)),
  },
  {
    key: 'boundary',
    title: '边界与登记面积',
    align: 'end',
    width: 124,
    cell: ({ area }) => {
      if (area === null) return <span class="is-blank">没有边界</span>
      return <span class={area.isWithin === false ? 'base-far' : 'sub'}>{differenceText(area)}</span>
    },
  },
  {
    key: 'sources',
    title: '来源',
    width: 200,
    cell: ({ sources }) => sources.map((source) => sourceKindNames[source]).join('、'),
  },
]

/** 底版地块: the parcels of the base, also retired ones; without boundary, with other areas, with codes of ours. */
export function BaseParcelsPage() {
  const { call } = useSession()
  const cycle = useCycle()
  const { of, set, clear } = useQueryFilter(['state', 'town', 'only', 'q'])
  const state = parcelStates.find((each) => each === of('state'))
  const only = onlys.find((each) => each === of('only'))
  const filter = {
    ...(state === undefined ? {} : { state }),
    ...(only === undefined ? {} : { only }),
    ...(of('town') === '' ? {} : { town: of('town') }),
    ...(of('q') === '' ? {} : { q: of('q') }),
  }
  const isNarrowed = Object.keys(filter).length > 0
  const rows = useCountedRows(JSON.stringify(filter), (cursor, signal) =>
    call('baseParcels', { query: { ...filter, limit: 200, cursor } }, signal),
  )
  return (
    <>
      <PageHead title="底版地块" />
      <BaseMapFamily present={baseParcelsPath} />
      <div class="list-tools no-print">
        <TypedFilter
          label="搜索地块"
          placeholder="编码、名称、单元号、证号"
          value={of('q')}
          onValue={(q) => set('q', q)}
        />
        <TownChoice value={of('town')} onValue={(town) => set('town', town)} />
        <Choice
          label="状态"
          value={state ?? ''}
          choices={parcelStates.map((each) => [each, stateNames[each]])}
          onValue={(value) => set('state', value)}
        />
        <Choice
          label="须核对的"
          value={only ?? ''}
          choices={onlys.map((each) => [each, onlyNames[each]])}
          onValue={(value) => set('only', value)}
        />
        {isNarrowed && (
          <button type="button" class="link" onClick={clear}>
            清除筛选
          </button>
        )}
      </div>
      <CountedList
        {...rows}
        label="底版地块"
        unit="宗"
        columns={columns}
        keyOf={({ parcelCode }) => parcelCode}
        onOpen={({ parcelCode }) => navigate(baseTabPath(cycle, parcelCode))}
        empty={isNarrowed ? '没有符合条件的地块。' : '底版中还没有地块。在“导入记录”中导入并应用后，会列在这里。'}
      />
      <CodeRuleCard />
    </>
  )
}
