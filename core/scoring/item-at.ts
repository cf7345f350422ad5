/** The item at the index. Throws RangeError beyond the ends, which is a defect of the caller. */
export function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items.at(index)
  if (item === undefined) throw new RangeError(`no item ${index} of ${items.length}`)
  return item
}
