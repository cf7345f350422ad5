/** One 分割, 合并 or 换码 of parcels. */
export interface ParcelSuccession {
  readonly predecessors: readonly string[]
  readonly successors: readonly string[]
}

/**
 * The parcels with those that took their place. `every`: a merged parcel follows only when all of it was among them,
 * so that an authority never grows; `some`: it follows with any part, so that what was taken away stays away.
 * @param successions in the order they happened
 */
export function followed(
  parcels: Iterable<string>,
  successions: readonly ParcelSuccession[],
  share: 'every' | 'some',
): ReadonlySet<string> {
  const known = new Set(parcels)
  for (const { predecessors, successors } of successions) {
    const follows =
      share === 'every' ? predecessors.every((code) => known.has(code)) : predecessors.some((code) => known.has(code))
    if (follows && predecessors.length > 0) for (const code of successors) known.add(code)
  }
  return known
}
