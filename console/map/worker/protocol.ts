import type { ProblemBody } from '#core/api/shapes.ts'
import type { RowStatus } from '#core/record/status.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import type { LandClass } from '#core/vocabulary/land.ts'

/** Layer of the tiles. */
export const layerName = 'parcels'
/** Deepest tiles that are cut: a step of their grid is 13 cm. */
export const deepestTile = 16

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number]

/** Parcels of a 街镇 as columns; boundaries stay in the worker. */
export interface TownColumns {
  /** '' holds parcels without one. */
  readonly townCode: string
  /** Number of the first parcel: parcels are numbered through all towns. */
  readonly first: number
  readonly codes: readonly string[]
  readonly names: readonly (string | null)[]
  readonly lands: readonly (LandClass | null)[]
  readonly statuses: readonly RowStatus[]
  readonly classes: readonly (ParcelClass | null)[]
  readonly totals: readonly (number | null)[]
  /** Four degrees a parcel as in Box, NaN where it has no boundary. */
  readonly boxes: Float64Array
}

/** Why a 街镇 did not come; class instances do not travel between threads. */
export type TownFailure =
  | { readonly kind: 'refused'; readonly problem: ProblemBody }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unreadable'; readonly status: number }

export interface TileAddress {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** A still picture of all parcels: what shows where the browser draws no WebGL. */
export interface PictureOrder {
  /** Device pixels. */
  readonly width: number
  readonly height: number
  /** Kept free at the right edge: what stands over it. */
  readonly right: number
  readonly box: Box
  /** Colours by number of the parcel's look; '' is not drawn. */
  readonly fills: readonly string[]
  readonly lines: readonly string[]
  /** Look of each parcel, by its number. */
  readonly looks: Uint8Array
}

/** What the page asks; each question has its number. */
export type Question =
  | { readonly ask: 'town'; readonly cycle: string; readonly townCode: string }
  | { readonly ask: 'tile'; readonly tile: TileAddress }
  /** Steps of the indicator ramp by number of the parcel, 0 for none; shown by tiles made from now on. */
  | { readonly ask: 'steps'; readonly steps: Uint8Array }
  | { readonly ask: 'picture'; readonly order: PictureOrder }

export interface Answers {
  readonly town: TownColumns | { readonly failure: TownFailure }
  /** Vector tile of the one layer `parcels`. */
  readonly tile: ArrayBuffer
  readonly steps: null
  readonly picture: ImageBitmap
}

export type Asked = Question & { readonly number: number }

export type Answered =
  | { readonly number: number; readonly answer: Answers[keyof Answers] }
  | { readonly number: number; readonly defect: string }
