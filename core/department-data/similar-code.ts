/** Most codes told as similar to one. */
const mostSimilar = 5

/**
 * Codes on file that are one slip of the pen away: a character more, less, another one, or two neighbours swapped. Each
 * wanted code is spread into what is left of it without one character; one pass over the codes on file finds the rest.
 */
export function similarCodes(
  wanted: Iterable<string>,
  known: Iterable<string>,
): ReadonlyMap<string, readonly string[]> {
  const wantedBy = new Map<string, Set<string>>()
  for (const code of wanted) {
    for (const rest of [code, ...without(code)]) wantedBy.set(rest, (wantedBy.get(rest) ?? new Set()).add(code))
  }
  const similar = new Map<string, string[]>()
  if (wantedBy.size === 0) return similar
  for (const code of known) {
    const near = new Set<string>()
    for (const rest of [code, ...without(code)]) for (const one of wantedBy.get(rest) ?? []) near.add(one)
    for (const one of near) {
      const list = similar.get(one) ?? []
      similar.set(one, list)
      if (list.length < mostSimilar && isOneSlip(one, code)) list.push(code)
    }
  }
  return similar
}

/** What is left when one character is taken out of each may be equal for two slips too: this looks at both codes. */
function isOneSlip(one: string, other: string): boolean {
  if (one === other) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const [rest, otherRest] = [one.slice(start), other.slice(start)]
  if (rest.slice(1) === otherRest || rest === otherRest.slice(1) || rest.slice(1) === otherRest.slice(1)) return true
  const swapped = `${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`
  return swapped === otherRest
}

function without(code: string): readonly string[] {
  return Array.from(code, (_, index) => code.slice(0, index) + code.slice(index + 1))
}
