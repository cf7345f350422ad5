import { endpoints } from '#core/api/table.ts'
import { soeLettingClause } from '#core/tenancy/issue-kind.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { TownChoice } from '../list/town-choice.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { LettingsList } from './lettings-list.tsx'

const kinds = [
  ['区属', '区属国企'],
  ['区属,镇属', '区属、镇属国企'],
  ['央企,市属,区属,镇属', '全部国企'],
] as const

/** 国企物业: what is let or sublet of state-owned property, as a list to take out. */
export function SoeTab({ cycle }: { readonly cycle: string }) {
  const { of, set } = useQueryFilter(['town', 'soe'])
  const town = of('town')
  const soe = kinds.find(([value]) => value === of('soe'))?.[0] ?? '区属'
  const filter = { cycle, soe, ...(town === '' ? {} : { town }) }
  return (
    <>
      <p class="sub">{`依据：${citationText(soeLettingClause)}。承租关系由填报的“出租方”核对得出，未对上的列明。`}</p>
      <div class="list-tools no-print">
        <select
          class="select"
          aria-label="国企属性"
          value={soe}
          onChange={({ currentTarget }) => set('soe', currentTarget.value === '区属' ? '' : currentTarget.value)}
        >
          {kinds.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        <TownChoice value={town} onValue={(value) => set('town', value)} />
        <a class="btn" href={addressOf(endpoints.exportSoeLettings, { query: filter })} download>
          <Icon name="download" />
          导出清单
        </a>
      </div>
      <LettingsList
        filter={filter}
        emptyTitle="没有出租、转租的国企物业"
        emptyText="按用地主体的“国企属性”列出；属性由区国资委核定。"
      />
    </>
  )
}
