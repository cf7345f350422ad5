import { formatNumber } from '#core/form/format.ts'
import { decimalPlaces } from '#core/form/number-text.ts'
import type { ScoreLines } from '#core/scoring/estimate.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import { axisBands } from './axis-bands.ts'

export interface LineAxisProps {
  readonly total: number
  readonly lines: ScoreLines
  /** The class whose band is coloured; null colours none. */
  readonly hit: ParcelClass | null
}

/** 0 to 100: the bands of the classes with their bounds as figures, only the hit one in its colour, a pin at the total. */
export function LineAxis({ total, lines, hit }: LineAxisProps) {
  const bands = axisBands(lines)
  const bounds = bands.slice(1)
  return (
    <div class="axis" aria-hidden="true">
      <div class="axis-letters">
        {bands.map((band) => (
          <span
            key={band.class}
            class={band.class === hit ? 'is-hit' : ''}
            style={`left:${(band.from + band.to) / 2}%`}
          >
            {band.class}
          </span>
        ))}
      </div>
      <div class="axis-track">
        {bands.map((band) => (
          <span
            key={band.class}
            class={band.class === hit ? `axis-band fill-${band.class.toLowerCase()}` : 'axis-band'}
            style={`left:${band.from}%;width:${band.to - band.from}%`}
          />
        ))}
        <span class="axis-pin" style={`left:${total}%`} />
      </div>
      <div class="axis-bounds">
        {bounds.map((band, index) => (
          <span key={band.class} class={isCrowded(bounds, index) ? 'is-lower' : ''} style={`left:${band.from}%`}>
            {formatNumber(band.from, Math.min(2, decimalPlaces(band.from)))}
          </span>
        ))}
      </div>
    </div>
  )
}

/** Two figures closer than this many points would touch: every second one goes a line lower. */
const room = 13

function isCrowded(bounds: readonly { readonly from: number }[], index: number): boolean {
  const here = bounds[index]
  const before = bounds[index - 1]
  if (here === undefined || before === undefined || here.from - before.from >= room) return false
  return !isCrowded(bounds, index - 1)
}
