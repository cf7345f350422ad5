import type { EvaluationBody } from '#core/api/evaluations.ts'
import { count } from '#ui/number.ts'
import { ModeBadge } from '../../evaluations/mode-badge.tsx'
import type { Colouring } from '../look/colouring.ts'
import { Swatch } from './swatch.tsx'

export interface LegendProps {
  readonly colouring: Colouring
  /** Of the evaluation that is shown; null while there is none. */
  readonly mode: EvaluationBody['mode'] | null
  /** Parcels on the map by look. */
  readonly counts: ReadonlyMap<string, number>
  /** Looks that are shown alone; empty: all. */
  readonly chosen: readonly string[]
  readonly onChosen: (keys: readonly string[]) => void
}

/** What the colours mean and how many there are; an entry shows its parcels alone. */
export function Legend({
  colouring: { title, unit, isEvaluated, looks },
  mode,
  counts,
  chosen,
  onChosen,
}: LegendProps) {
  const toggle = (key: string): void => {
    onChosen(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])
  }
  return (
    <section class="map-legend" aria-label="图例">
      <h2 class="map-legend-title">
        {unit === '' ? title : `${title}（${unit}）`}
        {isEvaluated && mode !== null && <ModeBadge mode={mode} />}
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
