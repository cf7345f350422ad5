import { count } from '#ui/number.ts'
import type { Colouring } from '../look/colouring.ts'
import { Swatch } from './swatch.tsx'

export interface LegendProps {
  readonly colouring: Colouring
  /** Parcels on the map by look. */
  readonly counts: ReadonlyMap<string, number>
  /** Looks that are shown alone; empty: all. */
  readonly chosen: readonly string[]
  readonly onChosen: (keys: readonly string[]) => void
}

/** What the colours mean and how many there are; an entry shows its parcels alone. */
export function Legend({ colouring: { title, unit, isEstimate, looks }, counts, chosen, onChosen }: LegendProps) {
  const toggle = (key: string): void => {
    onChosen(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])
  }
  return (
    <section class="map-legend" aria-label="图例">
      <h2 class="map-legend-title">
        {unit === '' ? title : `${title}（${unit}）`}
        {isEstimate && <span class="badge badge-dash">草评</span>}
      </h2>
      <ul>
        {looks.map((look) => (
          <li key={look.key}>
            <button
              type="button"
              class="map-legend-entry"
              aria-pressed={chosen.includes(look.key)}
              onClick={() => toggle(look.key)}
            >
              <Swatch look={look} />
              <span class="map-legend-label">{look.label}</span>
              <span class="num">{`${count(counts.get(look.key) ?? 0)} 宗`}</span>
            </button>
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <button type="button" class="link no-print" onClick={() => onChosen([])}>
          显示全部
        </button>
      )}
    </section>
  )
}
