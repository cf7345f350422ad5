/** Edits of a list that leave the list as it was and give a new one. A place outside it changes nothing. */

export function replacedAt<T>(list: readonly T[], index: number, item: T): readonly T[] {
  return list.map((each, at) => (at === index ? item : each))
}

export function removedAt<T>(list: readonly T[], index: number): readonly T[] {
  return list.filter((_, at) => at !== index)
}

export function insertedAt<T>(list: readonly T[], index: number, item: T): readonly T[] {
  return [...list.slice(0, index), item, ...list.slice(index)]
}

/** The item one place up (−1) or down (1); the first stays first and the last stays last. */
export function movedAt<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const item = list[index]
  const other = list[index + by]
  if (item === undefined || other === undefined) return list
  return replacedAt(replacedAt(list, index, other), index + by, item)
}
