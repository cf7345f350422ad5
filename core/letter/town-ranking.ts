/** How the work of a 街镇 stands: parcels, unless it says otherwise. */
export interface TownFigures {
  readonly town: string
  readonly parcels: number
  /** 已提交 or further. */
  readonly filed: number
  readonly townReviewed: number
  readonly reviewed: number
  /** Past the last day of 填报 and not submitted. */
  readonly overdue: number
  readonly returned: number
  /** With something that must be corrected. */
  readonly withErrors: number
  /** Cells that are required, and those of them that are filled in. */
  readonly required: number
  readonly filled: number
}

export interface Ranked extends TownFigures {
  /** The same for equal figures; the next is then left out. */
  readonly rank: number
}

/** Above 0 when the first comes behind the second. Shares are compared by cross products, which are exact. */
type Order = (a: TownFigures, b: TownFigures) => number

const byShare =
  (part: keyof Omit<TownFigures, 'town'>, whole: keyof Omit<TownFigures, 'town'>): Order =>
  (a, b) =>
    a[part] * b[whole] - b[part] * a[whole]

const more =
  (order: Order): Order =>
  (a, b) =>
    order(b, a)

/** By the share submitted, then checked by the 街镇, then by the district: the most first. */
const progress: readonly Order[] = [
  more(byShare('filed', 'parcels')),
  more(byShare('townReviewed', 'parcels')),
  more(byShare('reviewed', 'parcels')),
]
/** By the share with something to correct, the least first; then by how much is filled in, then by what was sent back. */
const quality: readonly Order[] = [
  byShare('withErrors', 'parcels'),
  more(byShare('filled', 'required')),
  byShare('returned', 'parcels'),
]

export function rankedByProgress(towns: readonly TownFigures[]): readonly Ranked[] {
  return ranked(towns, progress)
}

export function rankedByQuality(towns: readonly TownFigures[]): readonly Ranked[] {
  return ranked(towns, quality)
}

function ranked(towns: readonly TownFigures[], orders: readonly Order[]): readonly Ranked[] {
  const compare: Order = (a, b) => {
    for (const order of orders) {
      const difference = order(a, b)
      if (difference !== 0) return difference
    }
    return 0
  }
  const sorted = towns.filter(({ parcels }) => parcels > 0).sort((a, b) => compare(a, b) || (a.town < b.town ? -1 : 1))
  const ranks: Ranked[] = []
  for (const [index, town] of sorted.entries()) {
    const before = ranks.at(-1)
    ranks.push({ ...town, rank: before !== undefined && compare(before, town) === 0 ? before.rank : index + 1 })
  }
  return ranks
}
