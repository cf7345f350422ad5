/** A seeded generator (mulberry32): the sample district is the same district whenever it is made. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [low, high]. */
  integer(low: number, high: number): number
  /** Uniform in [low, high], rounded to so many decimals. */
  decimal(low: number, high: number, decimals: number): number
  pick<T>(items: readonly T[]): T
  chance(probability: number): boolean
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    decimal: (low, high, decimals) => round(low + next() * (high - low), decimals),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    chance: (probability) => next() < probability,
  }
}

/** Rounded to so many decimals: made-up figures need no exact arithmetic, only as many digits as their field. */
export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals
  return Math.round(value * factor) / factor
}
