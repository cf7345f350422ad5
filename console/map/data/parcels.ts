import type { Box, TownColumns } from '../worker/protocol.ts'

/** A parcel among the columns of its 街镇. */
export interface Place {
  readonly town: TownColumns
  readonly index: number
}

export function numberOf({ town, index }: Place): number {
  return town.first + index
}

export function codeOf({ town, index }: Place): string {
  return town.codes[index] ?? ''
}

/** Null without a boundary. */
export function boxAt({ town, index }: Place): Box | null {
  const [west = Number.NaN, south = 0, east = 0, north = 0] = town.boxes.subarray(index * 4, index * 4 + 4)
  return Number.isNaN(west) ? null : [west, south, east, north]
}

export function* everyPlace(towns: readonly TownColumns[]): Iterable<Place> {
  for (const town of towns) for (let index = 0; index < town.codes.length; index += 1) yield { town, index }
}

export function placeOf(towns: readonly TownColumns[], code: string): Place | null {
  for (const town of towns) {
    const index = town.codes.indexOf(code)
    if (index >= 0) return { town, index }
  }
  return null
}

/** How many numbers are given out. */
export function numbersOf(towns: readonly TownColumns[]): number {
  return towns.reduce((most, { first, codes }) => Math.max(most, first + codes.length), 0)
}

/** The box around all of them, null around none. */
export function boxAround(boxes: Iterable<Box | null>): Box | null {
  let around: Box | null = null
  for (const box of boxes) {
    if (box === null) continue
    const [west, south, east, north]: Box = around ?? box
    around = [Math.min(west, box[0]), Math.min(south, box[1]), Math.max(east, box[2]), Math.max(north, box[3])]
  }
  return around
}

export function overlaps([west, south, east, north]: Box, other: Box): boolean {
  return west <= other[2] && other[0] <= east && south <= other[3] && other[1] <= north
}
