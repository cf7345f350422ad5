import { exact, multiply, quotientHalfUp, roundHalfUp } from '../vocabulary/exact.ts'

/** Units in which an area column of a source may be declared; it is never guessed from the size of the figures. */
export const areaUnits = ['m2', 'mu', 'ha', 'km2'] as const
export type AreaUnit = (typeof areaUnits)[number]

export const areaUnitNames: Readonly<Record<AreaUnit, string>> = {
  m2: '平方米',
  mu: '亩',
  ha: '公顷',
  km2: '平方公里',
}

/** In m², two decimals. 1 亩 = 10000/15 m². */
export function inSquareMetres(value: number, unit: AreaUnit): number {
  switch (unit) {
    case 'm2':
      return value
    case 'mu':
      return quotientHalfUp(multiply(exact(value), exact(10_000)), exact(15), 2)
    case 'ha':
      return roundHalfUp(multiply(exact(value), exact(10_000)), 2)
    case 'km2':
      return roundHalfUp(multiply(exact(value), exact(1_000_000)), 2)
  }
}
