type Ring = readonly (readonly [number, number])[]

export interface SketchShape {
  /** Metres, y down. */
  readonly path: string
  readonly width: number
  readonly height: number
  /** Length of the scale bar, metres. */
  readonly bar: number
}

const metresPerDegree = 111_320

/**
 * Polygons of longitude and latitude as an outline for looking at: near enough to metres over a parcel. Null without a
 * vertex.
 */
export function sketchShape(polygons: readonly (readonly Ring[])[]): SketchShape | null {
  const rings = polygons.flat()
  const all = rings.flat()
  if (all.length === 0) return null
  const west = Math.min(...all.map(([longitude]) => longitude))
  const north = Math.max(...all.map(([, latitude]) => latitude))
  const shrink = Math.cos((north * Math.PI) / 180)
  const placed = rings.map((ring) =>
    ring.map(([longitude, latitude]) => ({
      x: (longitude - west) * metresPerDegree * shrink,
      y: (north - latitude) * metresPerDegree,
    })),
  )
  const width = Math.max(1, ...placed.flat().map(({ x }) => x))
  const height = Math.max(1, ...placed.flat().map(({ y }) => y))
  const path = placed.map((ring) => `M${ring.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`).join('')
  return { path, width, height, bar: roundLength(width / 3) }
}

/** The largest of 1, 2, 5 × 10ⁿ that is no longer. */
function roundLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, metres)))
  return [5, 2, 1].map((step) => step * power).find((length) => length <= metres) ?? power
}
