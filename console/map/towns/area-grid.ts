import type { Vertex } from '../worker/boundary.ts'
import type { Box } from '../worker/protocol.ts'

/** Cells of a picture, row by row from its top left, each with the number of the area it belongs to. */
export interface AreaGrid {
  readonly across: number
  readonly down: number
  /** `nobody` outside every area. */
  readonly owners: Int16Array
}

export const nobody = -1
/** Side of a cell, px. */
export const cellSize = 6
/** Cells that an area reaches beyond its parcels, so that the parcels of one 街镇 are one area. */
const reach = 5

/**
 * The ground around parcels: a cell belongs to the area most of whose parcels lie in it, or to the nearest one. No two
 * areas overlap, and none is the boundary of anything.
 * @param boxes of the parcels of each area, degrees
 * @param place pixels of a vertex
 */
export function areaGrid(
  boxes: readonly (readonly Box[])[],
  place: (vertex: Vertex) => Vertex,
  { width, height }: { readonly width: number; readonly height: number },
): AreaGrid {
  const across = Math.ceil(width / cellSize)
  const down = Math.ceil(height / cellSize)
  const owners = new Int16Array(across * down).fill(nobody)
  const most = new Uint16Array(owners.length)
  for (const [area, ofArea] of boxes.entries()) {
    const own = new Uint16Array(owners.length)
    for (const box of ofArea) coverBox(own, across, down, box, place)
    for (const [cell, parcels] of own.entries()) {
      if (parcels <= (most[cell] ?? 0)) continue
      most[cell] = parcels
      owners[cell] = area
    }
  }
  const grid = { across, down, owners }
  spread(grid, reach)
  fillHoles(grid)
  return grid
}

function coverBox(
  counts: Uint16Array,
  across: number,
  down: number,
  [west, south, east, north]: Box,
  place: (vertex: Vertex) => Vertex,
): void {
  const [left, top] = place([west, north])
  const [right, bottom] = place([east, south])
  const cells = (pixels: number, most: number): number => Math.min(most - 1, Math.max(0, Math.floor(pixels / cellSize)))
  for (let y = cells(top, down); y <= cells(bottom, down); y += 1) {
    for (let x = cells(left, across); x <= cells(right, across); x += 1) {
      const cell = y * across + x
      counts[cell] = Math.min((counts[cell] ?? 0) + 1, 0xffff)
    }
  }
}

/** Gives cells without an owner that of the nearest one, up to so many cells away. */
function spread({ across, down, owners }: AreaGrid, limit: number): void {
  const sources = Int32Array.from(owners, (owner, cell) => (owner === nobody ? -1 : cell))
  const squares = Int32Array.from(owners, (owner) => (owner === nobody ? 2 * limit * limit : 0))
  const waiting: number[] = []
  for (const [cell, source] of sources.entries()) if (source >= 0) waiting.push(cell)
  for (let at = 0; at < waiting.length; at += 1) {
    const cell = waiting[at] ?? 0
    const source = sources[cell] ?? 0
    for (const next of around(cell, across, down)) {
      const [x, y] = [(next % across) - (source % across), Math.floor(next / across) - Math.floor(source / across)]
      const square = x * x + y * y
      if (square > limit * limit || square >= (squares[next] ?? 0)) continue
      squares[next] = square
      sources[next] = source
      owners[next] = owners[source] ?? nobody
      waiting.push(next)
    }
  }
}

/** What an area or several enclose is no outside: it goes to whoever is nearest. */
function fillHoles({ across, down, owners }: AreaGrid): void {
  const isOutside = new Uint8Array(owners.length)
  const waiting: number[] = []
  const visit = (cell: number): void => {
    if (owners[cell] !== nobody || isOutside[cell] === 1) return
    isOutside[cell] = 1
    waiting.push(cell)
  }
  for (let x = 0; x < across; x += 1) for (const y of [0, down - 1]) visit(y * across + x)
  for (let y = 0; y < down; y += 1) for (const x of [0, across - 1]) visit(y * across + x)
  for (let at = 0; at < waiting.length; at += 1) {
    for (const next of around(waiting[at] ?? 0, across, down)) visit(next)
  }
  const inside = [...owners.keys()].filter((cell) => owners[cell] === nobody && isOutside[cell] === 0)
  let left = inside
  while (left.length > 0) {
    const given = left.flatMap((cell) => {
      const owner = around(cell, across, down)
        .map((next) => owners[next] ?? nobody)
        .find((one) => one !== nobody)
      return owner === undefined ? [] : [[cell, owner] as const]
    })
    for (const [cell, owner] of given) owners[cell] = owner
    left = left.filter((cell) => owners[cell] === nobody)
  }
}

/** The cells left, right, above and below. */
export function around(cell: number, across: number, down: number): readonly number[] {
  const [x, y] = [cell % across, Math.floor(cell / across)]
  const next: number[] = []
  if (x > 0) next.push(cell - 1)
  if (x < across - 1) next.push(cell + 1)
  if (y > 0) next.push(cell - across)
  if (y < down - 1) next.push(cell + across)
  return next
}
