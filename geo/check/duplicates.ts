import type { Ring, Shape } from '../shape.ts'

/** The shapes without those whose outline stands in the file before, and how many these were. */
export function withoutDuplicates(shapes: readonly Shape[]): {
  readonly shapes: readonly Shape[]
  readonly left: number
} {
  const seen = new Set<string>()
  const kept = shapes.filter(({ polygon }) => {
    const key = outlineKey(polygon.outer)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
  return { shapes: kept, left: shapes.length - kept.length }
}

/** The same for a ring whatever vertex it begins with and whichever way it turns. */
function outlineKey(ring: Ring): string {
  return ring
    .map(([x, y]) => `${x} ${y}`)
    .sort()
    .join('|')
}
