/** Coordinate systems that an uploader may declare. */
export const epsgNames = {
  4490: '2000 国家大地坐标系（经纬度）',
  4549: 'CGCS2000 3 度带，中央经线 120°（东坐标不带带号）',
  4528: 'CGCS2000 3 度带，第 40 带（东坐标带带号 40）',
} as const

export type EpsgCode = keyof typeof epsgNames

export const epsgCodes = [4490, 4549, 4528] as const satisfies readonly EpsgCode[]

/**
 * A local grid by the four parameters that its keeper gave to the district: no values are published for 上海2000, and
 * none are guessed. east = shiftEast + scale × (e cos r − n sin r), north = shiftNorth + scale × (e sin r + n cos r),
 * to EPSG 4549 in metres, scale = 1 + scalePpm / 10^6.
 */
export interface LocalGrid {
  readonly name: string
  /** Who gave the parameters, by which document. */
  readonly source: string
  readonly order: AxisOrder
  readonly shiftEast: number
  readonly shiftNorth: number
  readonly rotationSeconds: number
  readonly scalePpm: number
}

/** Which coordinate stands first: surveys write X = north first, most programs east. */
export type AxisOrder = 'east-north' | 'north-east'

export type DeclaredCrs =
  | { readonly kind: 'epsg'; readonly code: EpsgCode }
  | { readonly kind: 'local'; readonly grid: LocalGrid }

export function crsName(crs: DeclaredCrs): string {
  return crs.kind === 'local' ? crs.grid.name : `EPSG:${crs.code}`
}

export function isEpsgCode(code: number): code is EpsgCode {
  return epsgCodes.some((known) => known === code)
}
