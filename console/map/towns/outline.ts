import type { Vertex } from '../worker/boundary.ts'
import { type AreaGrid, cellSize } from './area-grid.ts'

/** An edge of a cell, the area to its right: from a corner, one cell on. */
interface Edge {
  readonly x: number
  readonly y: number
  readonly dx: number
  readonly dy: number
}

/** How often a ring is smoothed: steps of cells become slopes. */
const smoothings = 4

/** The rings around an area, px, each closed by its first vertex. Areas side by side share their vertices. */
export function outlinesOf(grid: AreaGrid, area: number): readonly (readonly Vertex[])[] {
  const left = edgesOf(grid, area)
  const rings: Vertex[][] = []
  for (const [corner] of left) {
    for (let first = take(left, corner, null); first !== null; first = take(left, corner, null)) {
      const ring: Vertex[] = []
      for (
        let edge: Edge | null = first;
        edge !== null;
        edge = take(left, keyOf(edge.x + edge.dx, edge.y + edge.dy), edge)
      ) {
        // The middle of the edge: a staircase becomes a slope.
        ring.push([(edge.x + edge.dx / 2) * cellSize, (edge.y + edge.dy / 2) * cellSize])
      }
      rings.push(ring)
    }
  }
  return rings.map(smooth)
}

function keyOf(x: number, y: number): string {
  return `${x} ${y}`
}

function edgesOf({ across, down, owners }: AreaGrid, area: number): Map<string, Edge[]> {
  const edges = new Map<string, Edge[]>()
  const add = (edge: Edge): void => {
    const key = keyOf(edge.x, edge.y)
    const listed = edges.get(key)
    if (listed === undefined) edges.set(key, [edge])
    else listed.push(edge)
  }
  const isOwn = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < across && y < down && owners[y * across + x] === area
  for (const [cell, owner] of owners.entries()) {
    if (owner !== area) continue
    const [x, y] = [cell % across, Math.floor(cell / across)]
    if (!isOwn(x, y - 1)) add({ x, y, dx: 1, dy: 0 })
    if (!isOwn(x + 1, y)) add({ x: x + 1, y, dx: 0, dy: 1 })
    if (!isOwn(x, y + 1)) add({ x: x + 1, y: y + 1, dx: -1, dy: 0 })
    if (!isOwn(x - 1, y)) add({ x, y: y + 1, dx: 0, dy: -1 })
  }
  return edges
}

/** Takes an edge that begins at a corner; where two do, the one that stays with the cell. */
function take(left: Map<string, Edge[]>, corner: string, before: Edge | null): Edge | null {
  const edges = left.get(corner) ?? []
  const turn = before === null ? -1 : edges.findIndex(({ dx, dy }) => dx === -before.dy && dy === before.dx)
  const [edge] = edges.splice(Math.max(turn, 0), 1)
  return edge ?? null
}

function smooth(ring: readonly Vertex[]): readonly Vertex[] {
  let vertices = ring
  for (let round = 0; round < smoothings; round += 1) {
    const present = vertices
    vertices = present.map(([x, y], index) => {
      const [beforeX, beforeY] = present[(index + present.length - 1) % present.length] ?? [x, y]
      const [afterX, afterY] = present[(index + 1) % present.length] ?? [x, y]
      return [(beforeX + 2 * x + afterX) / 4, (beforeY + 2 * y + afterY) / 4]
    })
  }
  return vertices
}
