import { townName } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import type { TownMap } from './use-town-map.ts'

export interface TownListProps {
  readonly map: TownMap
  readonly addressOf: (townCode: string) => string
}

/** The figures behind the areas, 街镇 that have none of them among it. */
export function TownList({ map: { measure, figures }, addressOf }: TownListProps) {
  const { title, unit, text } = measure.figure
  return (
    <section class="town-list" aria-labelledby="town-list">
      <h2 id="town-list" class="map-visible-title">
        {unit === '' ? title : `${title}（${unit}）`}
      </h2>
      <table class="table plain-table">
        <thead>
          <tr>
            <th scope="col">街镇/园区</th>
            <th scope="col" class="is-end">
              数值
            </th>
            <th scope="col" class="is-end">
              计入/全部（宗）
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ townCode, value, counted, parcels, unmapped }) => (
            <tr key={townCode}>
              <th scope="row">
                <a href={addressOf(townCode)}>{townName(townCode) ?? '未填街镇'}</a>
                {unmapped > 0 && <span class="cap town-list-below">{`无边界 ${count(unmapped)} 宗`}</span>}
              </th>
              <td class="is-end">{value === null ? '—' : text(value)}</td>
              <td class="is-end">{`${count(counted)}/${count(parcels)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
