import { count } from '#ui/number.ts'
import { sketchShape } from './sketch-shape.ts'

export interface BoundarySketchProps {
  readonly code: string
  /** Longitude, latitude. */
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[]
}

/** The outline of a parcel, north up, with a scale. */
export function BoundarySketch({ code, polygons }: BoundarySketchProps) {
  const shape = sketchShape(polygons)
  if (shape === null) return null
  const { path, width, height, bar } = shape
  const edge = Math.max(width, height)
  const margin = edge * 0.06
  const box = `${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`
  return (
    <figure class="base-sketch">
      <svg viewBox={box} role="img" aria-label={`${code} 的边界`}>
        <path d={path} fill-rule="evenodd" vector-effect="non-scaling-stroke" />
      </svg>
      <figcaption class="cap">
        <span class="base-scale" style={{ width: `${(bar / (width + 2 * margin)) * 100}%` }} />
        {`${count(bar)} m，上北`}
      </figcaption>
    </figure>
  )
}
