/** What a ratio is held to. */
export interface Bound {
  readonly kind: 'at-most' | 'at-least'
  readonly ratio: number
}

/** One figure of a bench: a ratio of two times taken in the same minute, beside its bound. */
export interface Line {
  /** What is compared with what. */
  readonly name: string
  readonly ratio: number
  /** Null for a figure that is only reported. */
  readonly bound: Bound | null
  /** The times, counts and sizes behind the ratio, in words. */
  readonly measured: string
}

export interface Bench {
  /** As it is named on the command line. */
  readonly name: string
  run(): Promise<readonly Line[]>
}

export function atMost(ratio: number): Bound {
  return { kind: 'at-most', ratio }
}

export function atLeast(ratio: number): Bound {
  return { kind: 'at-least', ratio }
}

export function isBroken({ ratio, bound }: Line): boolean {
  if (bound === null) return false
  // A ratio that is not a number keeps no bound.
  return !(bound.kind === 'at-most' ? ratio <= bound.ratio : ratio >= bound.ratio)
}
