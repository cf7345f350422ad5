import type { SheetPrinting } from '#core/api/check-up-sheets.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { EndBadge } from '../list/end-badge.tsx'
import { StackedTable } from '../list/stacked-table.tsx'

/** 印制记录: who printed how many, when. */
export function PrintingRecord({ items }: { readonly items: readonly SheetPrinting[] }) {
  if (items.length === 0) return null
  return (
    <section class="card field-scroll" aria-labelledby="printings">
      <h2 class="card-head" id="printings">
        印制记录
      </h2>
      <StackedTable heads={['时间', '范围', '宗数', '结果']} figures={['宗数']}>
        {items.map(({ id, at, by, townCode, as, ended, sheets, total }) => (
          <tr key={`${id} ${at}`}>
            <th scope="row">
              {instantInTable(at)}
              <span class="cap sheets-below">{by}</span>
            </th>
            <td>
              {townCode === null ? '选中地块' : (townName(townCode) ?? townCode)}
              <span class="cap sheets-below">{as}</span>
            </td>
            <td class="num nb">{`${count(sheets)} / ${count(total)}`}</td>
            <td>
              <EndBadge ended={ended} />
            </td>
          </tr>
        ))}
      </StackedTable>
    </section>
  )
}
