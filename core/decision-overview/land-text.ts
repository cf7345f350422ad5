import { formatNumber } from '../form/format.ts'
import { exact, multiply, quotientHalfUp } from '../vocabulary/exact.ts'
import { muPerTenThousandSquareMetres } from '../vocabulary/unit.ts'

/** 1 km² is 1,000,000 m², 10,000 m² are 15 亩. */
function squareKilometres(squareMetres: number): number {
  return quotientHalfUp(exact(squareMetres), exact(1_000_000), 4)
}

export function mu(squareMetres: number): number {
  return quotientHalfUp(multiply(exact(squareMetres), exact(muPerTenThousandSquareMetres)), exact(10_000), 2)
}

/** 12.35 km²（18,518.52 亩）; areas under a hundredth of a km² in 亩 alone. */
export function landText(squareMetres: number): string {
  const inMu = `${formatNumber(mu(squareMetres), 2)}\u00a0亩`
  return squareMetres < 10_000 ? inMu : `${formatNumber(squareKilometres(squareMetres), 2)}\u00a0km²（${inMu}）`
}
