/** Items by key, keys and items in the order they came. */
export function groupedBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

/** Each item once, in the order of its first appearance. */
export function distinct<Item>(items: Iterable<Item>): readonly Item[] {
  return [...new Set(items)]
}
