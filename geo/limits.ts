/** What a boundary may be. A parcel with an arc at every corner has some thousand vertices. */
export const boundaryLimits = {
  bytes: 20 * 1024 * 1024,
  /** Of all rings together. */
  vertices: 20_000,
  polygons: 500,
  /** Geometry collections within each other. */
  depth: 5,
  attributes: 64,
  attributeLength: 200,
  /** Of one file, told when a choice is asked for. */
  layers: 50,
} as const

/** What a file of many parcels may be: the whole city's base has 48,501. */
export const parcelFileLimits = {
  /** Of all rings together. */
  vertices: 3_000_000,
  polygons: 120_000,
} as const
