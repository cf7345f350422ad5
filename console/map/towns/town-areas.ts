import { boxAt, everyPlace } from '../data/parcels.ts'
import type { Vertex } from '../worker/boundary.ts'
import { projectionOf } from '../worker/projection.ts'
import type { Box, TownColumns } from '../worker/protocol.ts'
import { type AreaGrid, areaGrid, around, cellSize } from './area-grid.ts'
import { outlinesOf } from './outline.ts'

/** The ground of the parcels of a 街镇, as a picture shows it. */
export interface TownArea {
  readonly townCode: string
  readonly outlines: readonly (readonly Vertex[])[]
  /** Where its name stands: as far inside as can be; px from the edge. */
  readonly middle: Vertex
  readonly depth: number
}

/** Px; `right` of it is kept free for what stands over it. */
export interface PictureSize {
  readonly width: number
  readonly height: number
  readonly right: number
}

/** Room around the areas, px. */
const margin = 40

/**
 * The areas of the 街镇 that have parcels with boundaries, for want of their real outlines.
 * @param whole box around all parcels, also those that have not come yet
 */
export function townAreas(towns: readonly TownColumns[], whole: Box, size: PictureSize): readonly TownArea[] {
  const { width, height, right } = size
  const boxes = towns.map((town) =>
    // Parcels without a 街镇 are in no area.
    [...everyPlace(town.townCode === '' ? [] : [town])].flatMap((place): Box[] => {
      const box = boxAt(place)
      return box === null ? [] : [box]
    }),
  )
  if (width - right <= 2 * margin || height <= 2 * margin) return []
  const inner = projectionOf(whole, width - right - 2 * margin, height - 2 * margin)
  const place = (vertex: Vertex): Vertex => {
    const [x, y] = inner(vertex)
    return [x + margin, y + margin]
  }
  const grid = areaGrid(boxes, place, { width: width - right, height })
  const depths = depthsOf(grid)
  return towns.flatMap(({ townCode }, area) => {
    const outlines = outlinesOf(grid, area)
    return outlines.length === 0 ? [] : [{ townCode, outlines, ...middleOf(grid, depths, area) }]
  })
}

/** Cells from each cell to the nearest of another area. */
function depthsOf({ across, down, owners }: AreaGrid): Int32Array {
  const depths = new Int32Array(owners.length)
  const waiting: number[] = []
  for (const [cell, owner] of owners.entries()) {
    const next = around(cell, across, down)
    if (next.length === 4 && next.every((one) => owners[one] === owner)) continue
    depths[cell] = 1
    waiting.push(cell)
  }
  for (let at = 0; at < waiting.length; at += 1) {
    const cell = waiting[at] ?? 0
    for (const next of around(cell, across, down)) {
      if (depths[next] !== 0) continue
      depths[next] = (depths[cell] ?? 0) + 1
      waiting.push(next)
    }
  }
  return depths
}

function middleOf({ across, owners }: AreaGrid, depths: Int32Array, area: number): Pick<TownArea, 'middle' | 'depth'> {
  const deepest = depths.reduce((most, depth, cell) => (owners[cell] === area ? Math.max(most, depth) : most), 0)
  // Of all that are as deep the middle one: a long area has its name in the middle.
  const cells = [...depths.keys()].filter((cell) => owners[cell] === area && depths[cell] === deepest)
  const cell = cells[Math.floor(cells.length / 2)] ?? 0
  const at = (number: number): number => (number + 0.5) * cellSize
  return { middle: [at(cell % across), at(Math.floor(cell / across))], depth: deepest * cellSize }
}
