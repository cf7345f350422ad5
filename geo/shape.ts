/** Two coordinates in the order of the file, exactly as they stood there. */
export type Position = readonly [first: number, second: number]

/** Vertices in order; the first is not repeated at the end. */
export type Ring = readonly Position[]

/** An area with its holes. */
export interface Polygon {
  readonly outer: Ring
  readonly holes: readonly Ring[]
}

/** One shape of a file with what the file says of it: layer, attributes. */
export interface Shape {
  readonly polygon: Polygon
  readonly attributes: readonly Attribute[]
}

export type Attribute = readonly [name: string, value: string]

export function ringsOf({ outer, holes }: Polygon): readonly Ring[] {
  return [outer, ...holes]
}

/** The same polygon with every position turned into another. */
export function mapped(polygon: Polygon, turn: (position: Position) => Position): Polygon {
  return { outer: polygon.outer.map(turn), holes: polygon.holes.map((hole) => hole.map(turn)) }
}

export function vertexCount(polygons: readonly Polygon[]): number {
  return polygons.flatMap(ringsOf).reduce((sum, ring) => sum + ring.length, 0)
}

/** Smallest and largest of both coordinates. */
export interface Extent {
  readonly min: Position
  readonly max: Position
}

/** Of at least one vertex. */
export function extentOf(polygons: readonly Polygon[]): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of polygons.flatMap(ringsOf).flat()) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  return { min: [west, south], max: [east, north] }
}
