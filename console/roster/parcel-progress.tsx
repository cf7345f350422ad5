import { rowStatusNames } from '#core/record/status.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { count } from '#ui/number.ts'
import { StackedTable } from '../list/stacked-table.tsx'

/** Parcels of an authority with how far they are, those not yet submitted first. */
export function ParcelProgress({ answer }: { readonly answer: AnswerOf<'authorityParcels'> }) {
  const { items, total, unfinished } = answer
  return (
    <section aria-label="地块进度" class="stack">
      <p role="status">{`${count(total)} 宗，其中未完成 ${count(unfinished)} 宗。`}</p>
      {items.length > 0 && (
        <div class="field-scroll">
          <StackedTable heads={['地块', '街镇', '状态', '已填/应填']} figures={['已填/应填']}>
            {items.map(({ parcelCode, parcelName, townCode, status, required, filled, isUnfinished }) => (
              <tr key={parcelCode}>
                <th scope="row">
                  <span class="nb">{parcelCode}</span>
                  {parcelName !== null && <span class="cap roster-below">{parcelName}</span>}
                </th>
                <td>{townCode === null ? '未分街镇' : (townName(townCode) ?? townCode)}</td>
                <td>
                  <span class={isUnfinished ? 'badge badge-warn' : 'badge badge-ok'}>{rowStatusNames[status]}</span>
                </td>
                <td class="num nb">{`${count(filled)}/${count(required)}`}</td>
              </tr>
            ))}
          </StackedTable>
        </div>
      )}
      {total > items.length && <p class="cap">{`只列前 ${count(items.length)} 宗。`}</p>}
    </section>
  )
}
