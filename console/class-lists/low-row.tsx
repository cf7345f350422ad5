import type { LowEfficiencyLine } from '#core/api/class-list-shapes.ts'
import { stayEndNames, stayOriginNames } from '#core/class-lists/origin.ts'
import { formatNumber } from '#core/form/format.ts'
import { townName } from '#core/vocabulary/district.ts'
import { parcelPath } from '../route/route.ts'

export interface LowRowProps {
  readonly cycle: string
  readonly line: LowEfficiencyLine
  /** The list is of a day gone by: what became of the parcel since is told. */
  readonly isPast: boolean
  /** Null: it cannot be chosen. */
  readonly chosen: boolean | null
  readonly onChoose: (parcelCode: string, isChosen: boolean) => void
}

/** A parcel of the list with why and by whom it is on it. */
export function LowRow({ cycle, line, isPast, chosen, onChoose }: LowRowProps) {
  const { parcelCode, ownerName, townCode, landClass, landArea, origin, from, until, source, predecessors } = line
  return (
    <tr>
      <th scope="row">
        <a class="nb" href={parcelPath(cycle, parcelCode)}>
          {parcelCode}
        </a>
        {ownerName !== null && <span class="cap class-below">{ownerName}</span>}
      </th>
      <td>
        {townCode === null ? '未填' : (townName(townCode) ?? townCode)}
        <span class="cap class-below">{landClass ?? '用地类别未填'}</span>
      </td>
      <td class="num">{landArea === null ? <span class="is-blank">未填</span> : formatNumber(landArea, 2)}</td>
      <td>
        {stayOriginNames[origin]}
        <span class="cap class-below nb">{from.on}</span>
      </td>
      <td class="class-words">
        {from.reason}
        {from.by !== null && (
          <span class="cap class-below">{`${from.by}${from.minutes === null ? '' : `，纪要 ${from.minutes}`}`}</span>
        )}
        {source !== null && <span class="cap class-below">{`来源：${source}`}</span>}
        {predecessors.length > 0 && <span class="cap class-below">{`前身：${predecessors.join('、')}`}</span>}
      </td>
      {isPast && (
        <td>
          {until === null ? '仍在清单上' : stayEndNames[until.end]}
          {until !== null && <span class="cap class-below nb">{until.on}</span>}
        </td>
      )}
      <td>
        {chosen !== null && (
          <label class="class-check">
            <input
              type="checkbox"
              checked={chosen}
              onChange={(event) => onChoose(parcelCode, event.currentTarget.checked)}
            />
            <span class="vh">{`选择 ${parcelCode}`}</span>
          </label>
        )}
      </td>
    </tr>
  )
}
