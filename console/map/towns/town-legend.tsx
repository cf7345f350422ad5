import { ModeBadge } from '../../evaluations/mode-badge.tsx'
import type { LegendProps } from '../parts/legend.tsx'
import { Swatch } from '../parts/swatch.tsx'
import type { TownMap } from './use-town-map.ts'

/** Said wherever the areas are shown. */
export const sketchNotice = '示意，按地块外包范围绘制，非行政区界线。'

/** What the colours of 街镇 mean, and how many 街镇 have each. */
export function TownLegend({
  map: { colouring, counts },
  mode,
}: Pick<LegendProps, 'mode'> & { readonly map: TownMap }) {
  const { title, unit, isEvaluated, looks } = colouring
  return (
    <section class="map-legend" aria-label="图例">
      <h2 class="map-legend-title">
        {unit === '' ? title : `${title}（${unit}）`}
        {isEvaluated && mode !== null && <ModeBadge mode={mode} />}
      </h2>
      <ul>
        {looks.map((look) => (
          <li key={look.key} class="map-legend-entry is-still">
            <Swatch look={look} />
            <span class="map-legend-label">{look.label}</span>
            <span class="num">{`${counts.get(look.key) ?? 0} 个`}</span>
          </li>
        ))}
      </ul>
      <p class="cap map-legend-note">{sketchNotice}</p>
    </section>
  )
}
