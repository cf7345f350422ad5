import { endpoints } from '#core/api/table.ts'
import { comparableFields } from '#core/department-data/layer-difference.ts'
import { fieldPlace } from '#core/department-data/tolerance.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { departments } from '#core/vocabulary/department.ts'
import { towns } from '#core/vocabulary/district.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { Choice } from '../../list/choice.tsx'
import { CountedList } from '../../list/counted-list.tsx'
import { useCountedRows } from '../../list/counted-rows.ts'
import { TownChoice } from '../../list/town-choice.tsx'
import { TypedFilter } from '../../list/typed-filter.tsx'
import { useQueryFilter } from '../../list/use-query-filter.ts'
import { navigate } from '../../route/place.ts'
import { parcelPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'
import { differenceColumns } from './difference-columns.tsx'
import { ToleranceCard } from './tolerance-card.tsx'

const leasts = [
  ['10', '10% 以上'],
  ['20', '20% 以上'],
  ['50', '50% 以上'],
  ['100', '100% 以上'],
] as const
const sorts = [['parcelCode', '按地块编码']] as const
const alls = [['true', '也列容差之内的']] as const

const fields: readonly (readonly [string, string])[] = formIds.flatMap((form) =>
  [...comparableFields(formById(form))].map(([key, { label }]) => [fieldPlace(form, key), label] as const),
)

/** 差异: values that 填报, 现场 and 部门核定 give differently, the largest first. */
export function DifferencesTab({ cycle }: { readonly cycle: string }) {
  const { call, account } = useSession()
  const pathIn = useCyclePath()
  const { of, set } = useQueryFilter(['town', 'department', 'field', 'least', 'all', 'sort', 'q'])
  const { role } = account
  const one = <Key extends string>(name: Key, choices: readonly (readonly [string, string])[]) => {
    const value = of(name)
    return choices.some(([each]) => each === value) ? value : ''
  }
  const town = one(
    'town',
    towns.map(({ code, name }) => [code, name] as const),
  )
  const department = one(
    'department',
    departments.map(({ code, name }) => [code, name] as const),
  )
  const field = one('field', fields)
  const least = one('least', leasts)
  const sort = one('sort', sorts) === '' ? '-size' : 'parcelCode'
  const isAll = of('all') === 'true'
  const q = of('q').trim()
  const filter = {
    cycle,
    sort: sort as 'parcelCode' | '-size',
    ...(town === '' ? {} : { town }),
    ...(department === '' ? {} : { department }),
    ...(field === '' ? {} : { field }),
    ...(least === '' ? {} : { least: Number(least) }),
    ...(isAll ? { all: 'true' as const } : {}),
    ...(q === '' ? {} : { q }),
  }
  const rows = useCountedRows(JSON.stringify(filter), (cursor, signal) =>
    call('layerDifferences', { query: { ...filter, limit: 200, cursor } }, signal),
  )
  const isNarrowed = Object.keys(filter).length > 2
  return (
    <>
      <ToleranceCard />
      <div class="list-tools no-print">
        <TownChoice value={town} onValue={(value) => set('town', value)} />
        {role !== 'department' && (
          <Choice
            label="部门"
            value={department}
            choices={departments.map(({ code, name }) => [code, name] as const)}
            onValue={(value) => set('department', value)}
          />
        )}
        <Choice label="字段" value={field} choices={fields} onValue={(value) => set('field', value)} />
        <Choice label="相差" value={least} choices={leasts} onValue={(value) => set('least', value)} />
        <Choice
          label="范围"
          first="超出容差的"
          value={isAll ? 'true' : ''}
          choices={alls}
          onValue={(value) => set('all', value)}
        />
        <Choice
          label="排序"
          value={sort === '-size' ? '' : sort}
          choices={sorts}
          first="按相差大小"
          onValue={(value) => set('sort', value)}
        />
        <TypedFilter
          label="编码、信用代码或名称"
          placeholder="编码、信用代码或名称"
          value={q}
          onValue={(value) => set('q', value)}
        />
        <a class="btn" href={addressOf(endpoints.exportLayerDifferences, { query: filter })} download>
          <Icon name="download" />
          导出
        </a>
      </div>
      <CountedList
        {...rows}
        label="差异"
        unit="处"
        columns={differenceColumns}
        keyOf={({ form, key, field: name, lower, upper }) => `${form} ${key} ${name} ${lower.layer} ${upper.layer}`}
        onOpen={({ parcelCode }) => navigate(pathIn(`${parcelPath(cycle, parcelCode)}?tab=data`))}
        empty={isNarrowed ? '没有符合条件的差异。' : '没有超出容差的差异。'}
      />
    </>
  )
}
