/** How alike two orders of the same parcels are. */
export interface RankCorrelation {
  /** Parcels with a total on both sides. */
  readonly n: number
  /** Spearman's ρ over mid-ranks, Kendall's τ-b; −1 to 1, null where one side does not tell any two parcels apart. */
  readonly spearman: number | null
  readonly kendall: number | null
}

/** Both for pairs of totals, ties taken into account. */
export function rankCorrelation(left: readonly number[], right: readonly number[]): RankCorrelation {
  const n = left.length
  return { n, spearman: pearson(midRanks(left), midRanks(right)), kendall: kendallTauB(left, right) }
}

/** 1 for the least; equals share the mean of their places. */
function midRanks(values: readonly number[]): Float64Array {
  const order = ascending(values)
  const ranks = new Float64Array(values.length)
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && valueAt(values, order, end) === valueAt(values, order, start)) end += 1
    for (let place = start; place < end; place += 1) ranks[order[place] ?? 0] = (start + 1 + end) / 2
    start = end
  }
  return ranks
}

function ascending(values: readonly number[]): readonly number[] {
  return values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
}

function valueAt(values: readonly number[], order: readonly number[], place: number): number {
  return values[order[place] ?? 0] ?? 0
}

function pearson(a: Float64Array, b: Float64Array): number | null {
  const n = a.length
  // The mean of mid-ranks is the same with and without ties.
  const mean = (n + 1) / 2
  let product = 0
  let squaresA = 0
  let squaresB = 0
  for (let index = 0; index < n; index += 1) {
    const fromA = (a[index] ?? 0) - mean
    const fromB = (b[index] ?? 0) - mean
    product += fromA * fromB
    squaresA += fromA * fromA
    squaresB += fromB * fromB
  }
  return squaresA === 0 || squaresB === 0 ? null : product / Math.sqrt(squaresA * squaresB)
}

/** Knight's way: sort by the left, then count the exchanges that sort the right. */
function kendallTauB(left: readonly number[], right: readonly number[]): number | null {
  const n = left.length
  const order = left
    .map((_, index) => index)
    .sort((a, b) => (left[a] ?? 0) - (left[b] ?? 0) || (right[a] ?? 0) - (right[b] ?? 0))
  const inLeft = order.map((index) => left[index] ?? 0)
  const inRight = order.map((index) => right[index] ?? 0)
  const tiedBoth = tiedPairs(n, (a, b) => inLeft[a] === inLeft[b] && inRight[a] === inRight[b])
  const tiedLeft = tiedPairs(n, (a, b) => inLeft[a] === inLeft[b])
  const sorted = Float64Array.from(inRight)
  const discordant = exchanges(sorted)
  const tiedRight = tiedPairs(n, (a, b) => sorted[a] === sorted[b])
  const pairs = (n * (n - 1)) / 2
  const below = Math.sqrt(pairs - tiedLeft) * Math.sqrt(pairs - tiedRight)
  return below === 0 ? null : (pairs - tiedLeft - tiedRight + tiedBoth - 2 * discordant) / below
}

/** Pairs within runs of equals. */
function tiedPairs(n: number, isEqual: (a: number, b: number) => boolean): number {
  let pairs = 0
  let run = 1
  for (let index = 1; index <= n; index += 1) {
    if (index < n && isEqual(index - 1, index)) {
      run += 1
    } else {
      pairs += (run * (run - 1)) / 2
      run = 1
    }
  }
  return pairs
}

/** Sorts in place by merging and counts the pairs that stood the wrong way round. */
function exchanges(values: Float64Array): number {
  const merged = new Float64Array(values.length)
  let count = 0
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length)
      const end = Math.min(start + 2 * width, values.length)
      let a = start
      let b = middle
      for (let place = start; place < end; place += 1) {
        if (b >= end || (a < middle && (values[a] ?? 0) <= (values[b] ?? 0))) {
          merged[place] = values[a] ?? 0
          a += 1
        } else {
          merged[place] = values[b] ?? 0
          b += 1
          count += middle - a
        }
      }
    }
    values.set(merged)
  }
  return count
}
