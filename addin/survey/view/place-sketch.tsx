import { type Boundary, eastNorth, type Fix } from '#core/survey/place.ts'

const size = 160
const margin = 12

/** The boundary with the place in it, north above; drawn to scale, without a map beneath it. */
export function PlaceSketch({ place, boundary }: { readonly place: Fix; readonly boundary: Boundary }) {
  const here = [place.longitude, place.latitude] as const
  const rings = boundary.flat().map((ring) => ring.map((vertex) => eastNorth(here, vertex)))
  const points = [...rings.flat(), [0, 0] as const]
  const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))]
  const [south, north] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))]
  const scale = (size - 2 * margin) / Math.max(east - west, north - south, 1)
  const left = (size - (east - west) * scale) / 2
  const top = (size - (north - south) * scale) / 2
  const at = ([x, y]: readonly [number, number]): readonly [number, number] => [
    left + (x - west) * scale,
    top + (north - y) * scale,
  ]
  const path = rings.map((ring) => `M${ring.map((vertex) => at(vertex).map(short).join(' ')).join('L')}Z`).join('')
  const [x, y] = at([0, 0])
  return (
    <svg class="survey-sketch" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="地块边界与当前位置">
      <path class="survey-sketch-parcel" d={path} />
      <circle class="survey-sketch-here" cx={x} cy={y} r="5" />
    </svg>
  )
}

function short(value: number): string {
  return value.toFixed(1)
}
