import { itemAt } from './item-at.ts'

/** Arrays kept in order. `order` gives negative when the first stands before the second. */
export type Order<Item> = (a: Item, b: Item) => number

/** The index of the first item that does not stand before this one. */
export function placeIn<Item, Key>(items: readonly Item[], key: Key, order: (item: Item, key: Key) => number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (order(itemAt(items, middle), key) < 0) low = middle + 1
    else high = middle
  }
  return low
}

export function insertSorted<Item>(items: Item[], item: Item, order: Order<Item>): void {
  items.splice(placeIn(items, item, order), 0, item)
}

/** Takes the item out that stands where the key stands. */
export function removeSorted<Item, Key>(items: Item[], key: Key, order: (item: Item, key: Key) => number): void {
  items.splice(placeIn(items, key, order), 1)
}
