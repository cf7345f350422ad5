import type { BoundarySummary } from '#core/api/filing-files.ts'
import type { Cells } from '#core/form/form.ts'
import type { Boundary } from '#geo/boundary.ts'
import { crsName } from '#geo/crs.ts'
import { compareArea } from '#geo/measure/comparison.ts'
import { boundaryWarningText } from '#geo/message.zh.ts'
import { extentOf, type Polygon, type Position, ringsOf } from '#geo/shape.ts'
import { scaleBar } from '#geo/sketch.ts'
import type { FilingDocument } from '../db/filing-documents.ts'

/** A boundary for pages, without what depends on the 申请表. */
export type StoredView = Omit<BoundarySummary, 'difference'>

/** Longer side of the sketch, in units of its viewBox. */
const side = 1000
/** Kept free around it. */
const edge = 20

export function viewOf(boundary: Boundary): StoredView {
  const { format, declared, area, vertices, warnings, plane } = boundary
  return {
    format,
    crs: crsName(declared),
    area: area.squareMetres,
    method: area.method,
    vertices,
    warnings: warnings.map(boundaryWarningText),
    sketch: sketchOf(plane),
  }
}

/** Of a DWG, which is kept as it is. */
export function keptView(sentence: string): StoredView {
  return { format: 'dwg', crs: null, area: null, method: null, vertices: null, warnings: [sentence], sketch: null }
}

function sketchOf(plane: readonly Polygon[]): NonNullable<BoundarySummary['sketch']> {
  const { min, max } = extentOf(plane)
  const span: Position = [Math.max(max[0] - min[0], 0.01), Math.max(max[1] - min[1], 0.01)]
  const scale = side / Math.max(...span)
  const [width, height] = [Math.round(span[0] * scale) + 2 * edge, Math.round(span[1] * scale) + 2 * edge]
  const place = ([east, north]: Position): string =>
    `${Math.round((east - min[0]) * scale) + edge} ${height - edge - Math.round((north - min[1]) * scale)}`
  const paths = plane.map((polygon) =>
    ringsOf(polygon)
      .map((ring) => pathOf(ring.map(place)))
      .join(''),
  )
  const bar = scaleBar(side / scale)
  return {
    viewBox: `0 0 ${width} ${height}`,
    paths,
    bar: { length: Math.round(bar.metres * scale), metres: bar.metres },
  }
}

/** Vertices that fall onto one point of the picture are drawn once. */
function pathOf(points: readonly string[]): string {
  return `M${points.filter((point, index) => point !== points[index - 1]).join('L')}Z`
}

/** The boundaries of a filing by their hash, compared with 改造前土地面积 as it stands. */
export function boundariesOf(documents: readonly FilingDocument[], cells: Cells): Record<string, BoundarySummary> {
  return Object.fromEntries(
    documents.flatMap(({ sha256, boundary_view: view }) =>
      view === null ? [] : [[sha256, comparedView(JSON.parse(view) as StoredView, cells)]],
    ),
  )
}

export function comparedView(view: StoredView, { landAreaBefore: title }: Cells): BoundarySummary {
  if (view.area === null || typeof title !== 'number' || title <= 0) return { ...view, difference: null }
  const { difference, percent } = compareArea(view.area, title)
  return { ...view, difference: { squareMetres: difference, percent } }
}
