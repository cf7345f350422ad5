import { formatRatio } from '#core/form/format.ts'
import { boundText } from '#core/scoring/figure-text.ts'
import type { Indicator, Standard } from '#core/scoring/standard.ts'
import { type Crowd, crowdedPercent } from '#core/sensitivity/crowd.ts'
import { type EdgeInfluence, influenceOf, type Sensitivity } from '#core/sensitivity/sensitivity.ts'
import { dialKey } from '#core/try-out/dial.ts'
import { count } from '#ui/number.ts'
import { edgeName } from '../try-out/dial-words.ts'

export interface EdgesTableProps {
  readonly standard: Standard
  readonly sensitivity: Sensitivity
  /** Percent. */
  readonly by: number
}

/** Each edge: who changes class when it moves, and how many stand close to it. */
export function EdgesTable({ standard, sensitivity: { edges }, by }: EdgesTableProps) {
  const crowded = edges.filter(({ crowd }) => crowd !== null && isCrowded(crowd))
  return (
    <section class="card" aria-labelledby="edges">
      <div class="card-head">
        <h2 id="edges">
          {crowded.length === 0 ? '没有一档切在地块密集处' : `${count(crowded.length)} 档切在地块密集处`}
        </h2>
        <span class="aside cap">{`上下 ${by}% 以内的地块达 ${crowdedPercent}% 即提示（本系统拟定）`}</span>
      </div>
      <div class="field-scroll">
        <table class="table sensitivity-edges">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">档线</th>
              <th scope="col" class="is-end">{`降低 ${by}%（宗变动）`}</th>
              <th scope="col" class="is-end">{`提高 ${by}%（宗变动）`}</th>
              <th scope="col" class="is-end">
                线边地块（宗）
              </th>
              <th scope="col">值的分布（档线居中）</th>
            </tr>
          </thead>
          <tbody>
            {edges.map((edge) => (
              <EdgeRow key={dialKey(edge.dial)} standard={standard} edge={edge} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function isCrowded({ close, parcels }: Crowd): boolean {
  return parcels > 0 && close * 100 >= crowdedPercent * parcels
}

function EdgeRow({ standard, edge }: { readonly standard: Standard; readonly edge: EdgeInfluence }) {
  const { dial, less, more, crowd } = edge
  const indicator = 'indicator' in dial ? standard.indicators.find(({ id }) => id === dial.indicator) : undefined
  if (indicator === undefined) return null
  const moved = (figure: number | null): string => (figure === null ? '不能移动' : count(figure))
  return (
    <tr class={influenceOf(edge) > 0 ? '' : 'is-quiet'}>
      <th scope="row">{`${indicator.id} ${indicator.name}`}</th>
      <td class="nb">{edgeName(standard, dial)}</td>
      <td class="is-end">{moved(less)}</td>
      <td class="is-end">{moved(more)}</td>
      <td class="is-end nb">
        {crowd === null ? '不适用' : closeText(crowd)}
        {crowd !== null && isCrowded(crowd) && <span class="badge badge-warn">密集</span>}
      </td>
      <td>{crowd !== null && <Histogram crowd={crowd} indicator={indicator} />}</td>
    </tr>
  )
}

function closeText({ close, parcels }: Crowd): string {
  return parcels === 0 ? '没有数值' : `${count(close)}（${formatRatio(close / parcels, 1)}）`
}

const [width, height] = [192, 28]

/** Bars of equal width around the edge, which is the line in the middle. */
function Histogram({
  crowd: { histogram, edge, parcels },
  indicator,
}: {
  readonly crowd: Crowd
  readonly indicator: Indicator
}) {
  const { counts } = histogram
  const most = Math.max(1, ...counts)
  const bar = width / counts.length
  const label = `${count(parcels)} 宗的分布，从 0 到 ${boundText(indicator, 2 * edge)} 以上，档线 ${boundText(indicator, edge)}`
  return (
    <svg
      class="sensitivity-histogram"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {counts.map((one, index) => (
        <rect
          // The bins are numbered.
          key={`${index * bar}`}
          x={index * bar + 0.5}
          width={bar - 1}
          y={height - (one / most) * (height - 2)}
          height={(one / most) * (height - 2)}
        />
      ))}
      <line x1={width / 2} x2={width / 2} y1="0" y2={height} />
    </svg>
  )
}
