/** The part of a long list that is in the document, with the space of what is not. */
export interface VirtualWindow {
  /** First entry shown. */
  readonly from: number
  /** One after the last entry shown. */
  readonly to: number
  /** px above the first and below the last. */
  readonly before: number
  readonly after: number
}

/**
 * The entries that touch [top − margin, top + height + margin], in px from the list's start.
 * @param heightOf px of an entry, measured or estimated
 */
export function windowOf(
  count: number,
  heightOf: (index: number) => number,
  top: number,
  height: number,
  margin: number,
): VirtualWindow {
  let offset = 0
  let from = 0
  while (from < count && offset + heightOf(from) <= top - margin) {
    offset += heightOf(from)
    from += 1
  }
  const before = offset
  let to = from
  while (to < count && offset < top + height + margin) {
    offset += heightOf(to)
    to += 1
  }
  let after = 0
  for (let index = to; index < count; index += 1) after += heightOf(index)
  return { from, to, before, after }
}

/** px from the list's start to the entry. */
export function offsetOf(index: number, heightOf: (index: number) => number): number {
  let offset = 0
  for (let before = 0; before < index; before += 1) offset += heightOf(before)
  return offset
}
