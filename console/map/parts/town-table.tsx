import { townName } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import type { Tally, TownTally } from '../data/tally.ts'
import type { Colouring } from '../look/colouring.ts'
import { Swatch } from './swatch.tsx'

export interface TownTableProps {
  readonly tally: Tally
  readonly colouring: Colouring
  readonly addressOf: (townCode: string) => string
}

/** The figures of the map by 街镇: behind 看数据, and where no map can be drawn. */
export function TownTable({ tally, colouring: { title, looks }, addressOf }: TownTableProps) {
  const total: TownTally = {
    townCode: '',
    parcels: tally.parcels,
    unmapped: tally.unmapped.length,
    byLook: sumOf(tally.byTown),
  }
  return (
    <div class="field-scroll">
      <table class="table plain-table" aria-label={`各街镇的地块：${title}`}>
        <thead>
          <tr>
            <th scope="col">街镇/园区</th>
            <th scope="col" class="is-end">
              地块（宗）
            </th>
            {looks.map((look) => (
              <th key={look.key} scope="col" class="is-end">
                <span class="with-icon">
                  <Swatch look={look} />
                  {look.label}
                </span>
              </th>
            ))}
            <th scope="col" class="is-end">
              未上图（宗）
            </th>
          </tr>
        </thead>
        <tbody>
          {tally.byTown.map((town) => (
            <tr key={town.townCode}>
              <th scope="row">
                <a href={addressOf(town.townCode)}>{townName(town.townCode) ?? '未填街镇'}</a>
              </th>
              <Counts town={town} looks={looks} />
            </tr>
          ))}
          <tr>
            <th scope="row">合计</th>
            <Counts town={total} looks={looks} />
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function sumOf(towns: readonly TownTally[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { byLook } of towns) for (const [key, number] of byLook) sums.set(key, (sums.get(key) ?? 0) + number)
  return sums
}

function Counts({ town, looks }: { readonly town: TownTally; readonly looks: Colouring['looks'] }) {
  return (
    <>
      <td class="is-end">{count(town.parcels)}</td>
      {looks.map(({ key }) => (
        <td key={key} class="is-end">
          {count(town.byLook.get(key) ?? 0)}
        </td>
      ))}
      <td class="is-end">{count(town.unmapped)}</td>
    </>
  )
}
