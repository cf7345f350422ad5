import { exact, multiply, quotientHalfUp, roundHalfUp, subtract } from '#core/vocabulary/exact.ts'

/** Differences of more are told: projections differ by some hundredths of a percent here, drawings by more. Proposed. */
export const areaTolerancePercent = 0.5

/** A drawn area against that of the title (土地权证). */
export interface AreaComparison {
  readonly measured: number
  readonly title: number
  /** measured − title, m², two decimals. */
  readonly difference: number
  /** Of the title, two decimals. */
  readonly percent: number
  readonly isWithin: boolean
}

/** @param title m², more than 0 */
export function compareArea(measured: number, title: number): AreaComparison {
  const difference = subtract(exact(measured), exact(title))
  const percent = quotientHalfUp(multiply(difference, exact(100)), exact(title), 2)
  return {
    measured,
    title,
    difference: roundHalfUp(difference, 2),
    percent,
    isWithin: Math.abs(percent) <= areaTolerancePercent,
  }
}
